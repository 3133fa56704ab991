// Whether declared sources alone would crowd an identifier: whoever brings one of these again decides anew whom it links.
MATCH (i:Identifier)
WHERE i.isGeneric OR i.isCrowded IS NOT NULL
SET i.isGeneric = false
REMOVE i.isCrowded;
