// Told by a touchpoint: whether it counts is decided whenever figures are made.
MATCH (s:Source {role: 'TOUCHPOINT'})
WITH collect(s.key) AS touchpoints
MATCH (b:Billing)
WHERE size(touchpoints) > 0 AND b.isHearsay IS NULL AND b.source IN touchpoints
CALL (b) { SET b.isHearsay = true } IN TRANSACTIONS OF 10000 ROWS;
