-- Facts of the registry by hand, as sqlite3 tells them. Each arrow is a row of the query above it.

-- A known code; 27 is no status, and 12 and 51 are two things.
SELECT section, id, name, group_id, group_name, group_wire_name, permanent, listed, answers FROM infobip_codes_lookup WHERE kind = 'error' AND id = 27;
--> general-error|27|EC_ABSENT_SUBSCRIBER|1|HANDSET_ERRORS|HANDSET_ERRORS|0|1|1

SELECT COUNT(*) FROM infobip_codes_lookup WHERE kind = 'status' AND id = 27;
--> 0

SELECT kind, id, name FROM infobip_codes_lookup WHERE id IN (12, 51) ORDER BY kind, id;
--> error|12|EC_ILLEGAL_EQUIPMENT
--> error|51|EC_RESOURCE_LIMITATION
--> status|12|REJECTED_NOT_ENOUGH_CREDITS
--> status|51|MISSING_TO

-- What the source does not state is NULL, and so is what there is not.
SELECT permanent IS NULL, note IS NULL FROM infobip_codes_lookup WHERE kind = 'status' AND id = 12;
--> 1|1

-- An unknown code keeps its number.
SELECT report.error_id, code.name IS NULL, code.group_id IS NULL
FROM (SELECT 99999 AS error_id UNION ALL SELECT -1 UNION ALL SELECT 2147483647) AS report
LEFT JOIN infobip_codes_lookup AS code ON code.kind = 'error' AND code.id = report.error_id
ORDER BY report.error_id;
--> -1|1|1
--> 99999|1|1
--> 2147483647|1|1

-- 4102 stands in two groups, and belongs to the first.
SELECT name, group_name FROM infobip_codes_code WHERE section = 'general-error' AND id = 4102;
--> EC_NOTSUBMITTEDTOSMPPCHANNEL|USER_ERRORS

SELECT code_group.id, listing.group_name, listing.first
FROM infobip_codes_listing AS listing
INNER JOIN infobip_codes_group AS code_group ON code_group.section = listing.section AND code_group.name = listing.group_name
WHERE listing.section = 'general-error' AND listing.code_id = 4102
ORDER BY listing.first DESC;
--> 2|USER_ERRORS|1
--> 3|OPERATOR_ERRORS|0

-- 2053 is one code, with a second name that has a text of its own.
SELECT name FROM infobip_codes_code WHERE id = 2053;
--> EC_BLACKLISTED_SENDERADDRESS

SELECT alias.name, alias.description <> code.description
FROM infobip_codes_alias AS alias
INNER JOIN infobip_codes_code AS code ON code.section = alias.section AND code.id = alias.code_id;
--> EC_SOURCE_ADDRESS_BLACKLISTED|1

-- By name: what bears it today, then what once did.
SELECT section, code_id, tier FROM infobip_codes_name WHERE kind = 'status' AND name = 'REJECTED_DESTINATION' ORDER BY tier, section_position, position;
--> general-status|52|1
--> general-status|14|2

SELECT section, code_id FROM infobip_codes_name WHERE kind = 'error' AND name = 'EC_INTERNAL_ERROR' ORDER BY tier, section_position;
--> chat-error|7080
--> mobile-identity-error|1000

SELECT section, code_id FROM infobip_codes_name WHERE kind = 'error' AND folded = LOWER('Ec_Internal_Error') ORDER BY tier, section_position;
--> chat-error|7080
--> mobile-identity-error|1000

-- Letters that only look alike find nothing.
SELECT COUNT(*) FROM infobip_codes_name WHERE folded IN (LOWER('rejected_deſtination'), LOWER('ec_un' || CHAR(8490) || 'nown_subscriber'), LOWER('ec_absent_subscrıber'));
--> 0

-- Groups by name or wire name, whatever the case.
SELECT id, name FROM infobip_codes_group WHERE section = 'general-error' AND 'OK' IN (name, wire_name);
--> 0|OK

SELECT id, name, title, wire_name FROM infobip_codes_group WHERE section = 'email-error' AND wire_name = 'USER_ERRORS';
--> 2|BOUNCED|Bounced|USER_ERRORS

-- A section without groups.
SELECT code.group_name IS NULL, COUNT(*) >= 19 FROM infobip_codes_code AS code WHERE code.section = 'mobile-identity-error' GROUP BY 1;
--> 1|1

SELECT COUNT(*) FROM infobip_codes_group WHERE section = 'mobile-identity-error';
--> 0

-- The order is the registry's.
SELECT id, name FROM infobip_codes_code WHERE section = 'general-status' ORDER BY position LIMIT 2;
--> 3|PENDING_WAITING_DELIVERY
--> 7|PENDING_ENROUTE

-- More can come, and none goes. Codes of sections without groups have no listing, some have two.
SELECT CASE WHEN COUNT(*) >= 487 THEN 'all' END FROM infobip_codes_code;
--> all
SELECT CASE WHEN COUNT(*) >= 36 THEN 'all' END FROM infobip_codes_code WHERE section = 'general-status';
--> all
SELECT CASE WHEN COUNT(*) >= 390 THEN 'all' END FROM infobip_codes_listing;
--> all
