const courses = "'ordinary', 'complex', 'complaint', 'order'"

/** The fact of a ticket that a part of a scope asks for; scenes come with all below them, so a ticket's own is enough. */
const fact = `CASE part.name
  WHEN 'kind' THEN ticket.kind WHEN 'channel' THEN ticket.channel WHEN 'type' THEN ticket.type WHEN 'class' THEN ticket.class
  WHEN 'scene' THEN ticket.scene WHEN 'need' THEN ticket.need WHEN 'severity' THEN ticket.severity WHEN 'priority' THEN ticket.priority
  WHEN 'impact' THEN ticket.impact WHEN 'urgency' THEN ticket.urgency WHEN 'owner' THEN ticket.department
  WHEN 'tier' THEN ticket.tier WHEN 'outcome' THEN ticket.outcome END`

/**
 * The course that a ticket is on (TK-1 … TK-4), so that the queue can be narrowed to it: the one it was given by hand, else the first whose
 * scope in its own playbook holds. Rows of ordinary tickets are not written: they are read with the default.
 */
export const onCourse = `
ALTER TABLE ticket ADD COLUMN on_course TEXT NOT NULL DEFAULT 'ordinary' CHECK (on_course IN (${courses}));

CREATE TABLE course_rule (row INTEGER PRIMARY KEY, playbook INTEGER NOT NULL, course TEXT NOT NULL, scope TEXT NOT NULL);
INSERT INTO course_rule (playbook, course, scope)
  SELECT playbook.row, rule.value ->> 'course', rule.value -> 'when'
  FROM playbook, json_each(playbook.body, '$.courses') AS rule
  WHERE json_type(rule.value, '$.when') = 'object' AND rule.value ->> 'course' IN (${courses})
  ORDER BY playbook.row, rule.key;
CREATE INDEX course_rule_of ON course_rule (playbook, row);

CREATE TABLE course_part (rule INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (rule, name, value)) WITHOUT ROWID;
INSERT INTO course_part (rule, name, value)
  SELECT DISTINCT course_rule.row, part.key, listed.value FROM course_rule, json_each(course_rule.scope) AS part, json_each(part.value) AS listed;
WITH RECURSIVE below (rule, playbook, scene) AS (
  SELECT course_part.rule, course_rule.playbook, course_part.value FROM course_part JOIN course_rule ON course_rule.row = course_part.rule WHERE course_part.name = 'scene'
  UNION SELECT below.rule, below.playbook, scene.value ->> 'id' FROM below, playbook, json_each(playbook.body, '$.scenes') AS scene
    WHERE playbook.row = below.playbook AND scene.value ->> 'parent' = below.scene)
INSERT OR IGNORE INTO course_part (rule, name, value) SELECT rule, 'scene', scene FROM below;

UPDATE ticket SET on_course = found.course FROM (
  SELECT ticket.row, coalesce(ticket.course, (
    SELECT course_rule.course FROM course_rule
    WHERE course_rule.playbook = ticket.playbook AND NOT EXISTS (
      SELECT 1 FROM (SELECT DISTINCT name FROM course_part WHERE course_part.rule = course_rule.row) AS part
      WHERE NOT CASE part.name
        WHEN 'tags' THEN EXISTS (
          SELECT 1 FROM customer, json_each(customer.tags) AS tag JOIN course_part ON course_part.rule = course_rule.row AND course_part.name = 'tags' AND course_part.value = tag.value
          WHERE customer.row = ticket.customer)
        WHEN 'campaign' THEN EXISTS (
          SELECT 1 FROM playbook, json_each(playbook.body, '$.campaigns') AS campaign
            JOIN course_part ON course_part.rule = course_rule.row AND course_part.name = 'campaign' AND course_part.value = campaign.value ->> 'id'
          WHERE playbook.row = ticket.playbook AND unixepoch(campaign.value ->> 'from') * 1000 <= ticket.arrived_at AND ticket.arrived_at < unixepoch(campaign.value ->> 'to') * 1000)
        ELSE EXISTS (SELECT 1 FROM course_part WHERE course_part.rule = course_rule.row AND course_part.name = part.name AND course_part.value = ${fact})
      END)
    ORDER BY course_rule.row LIMIT 1), 'ordinary') AS course
  FROM ticket) AS found
WHERE found.row = ticket.row AND found.course <> 'ordinary';

DROP TABLE course_part;
DROP TABLE course_rule;
`
