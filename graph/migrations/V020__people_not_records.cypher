// An identifier is shared by people, not by records: whoever brings one of these again decides anew what it links.
MATCH (i:Identifier {isGeneric: true})
SET i.isGeneric = false;
