CREATE TABLE article (
  row INTEGER PRIMARY KEY,
  article_id BLOB NOT NULL UNIQUE CHECK (length(article_id) = 16),
  shipped_as TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'published', 'retired')),
  published INTEGER,
  writing INTEGER CHECK (published IS NOT NULL OR writing IS NOT NULL),
  in_review INTEGER NOT NULL DEFAULT 0 CHECK (in_review IN (0, 1)),
  written_by INTEGER REFERENCES person (row),
  retired_reason TEXT CHECK ((state = 'retired') = (retired_reason IS NOT NULL)),
  changed_at INTEGER NOT NULL,
  changed_by INTEGER REFERENCES person (row),
  valid_to TEXT,
  idle_since INTEGER,
  uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0),
  reports INTEGER NOT NULL DEFAULT 0 CHECK (reports >= 0),
  found_as INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE article_attachment (
  version INTEGER NOT NULL REFERENCES article_version (row),
  attachment INTEGER NOT NULL REFERENCES attachment (row),
  PRIMARY KEY (version, attachment)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_import (
  row INTEGER PRIMARY KEY,
  import_id BLOB NOT NULL UNIQUE CHECK (length(import_id) = 16),
  state TEXT NOT NULL CHECK (state IN ('taking', 'taken', 'undoing', 'undone')),
  file TEXT NOT NULL,
  titles TEXT NOT NULL CHECK (json_valid(titles)),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  person INTEGER NOT NULL REFERENCES person (row),
  begun_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE article_imported (
  import INTEGER NOT NULL REFERENCES article_import (row),
  article INTEGER NOT NULL REFERENCES article (row),
  before INTEGER,
  retired_reason TEXT,
  after INTEGER NOT NULL,
  PRIMARY KEY (import, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_link (
  kind TEXT NOT NULL CHECK (kind IN ('scene', 'need', 'tag')),
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article (row),
  PRIMARY KEY (kind, id, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_need (
  need TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article (row),
  uses INTEGER NOT NULL CHECK (uses >= 0),
  PRIMARY KEY (need, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_report (
  row INTEGER PRIMARY KEY,
  report_id BLOB NOT NULL UNIQUE CHECK (length(report_id) = 16),
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (row),
  reported_at INTEGER NOT NULL,
  text TEXT NOT NULL,
  settled_at INTEGER,
  settled_by INTEGER REFERENCES person (row),
  settled_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE article_use (
  row INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL,
  contact INTEGER NOT NULL REFERENCES contact (row),
  problem INTEGER NOT NULL CHECK (problem >= 1),
  need TEXT,
  person INTEGER NOT NULL REFERENCES person (row),
  used_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE article_version (
  row INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL CHECK (number >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  author INTEGER REFERENCES person (row),
  reason TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  published_at INTEGER,
  published_by INTEGER REFERENCES person (row),
  learned INTEGER NOT NULL DEFAULT 0 CHECK (learned IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE attachment (
  row INTEGER PRIMARY KEY,
  attachment_id BLOB NOT NULL UNIQUE CHECK (length(attachment_id) = 16),
  name TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  content INTEGER REFERENCES attachment_content (row),
  person INTEGER REFERENCES person (row),
  begun_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE attachment_content (
  row INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'gif', 'webp', 'file')),
  width INTEGER CHECK ((kind = 'file') = (width IS NULL)),
  height INTEGER CHECK ((kind = 'file') = (height IS NULL)),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

CREATE TABLE attachment_piece (
  attachment INTEGER NOT NULL REFERENCES attachment (row),
  at INTEGER NOT NULL CHECK (at >= 0),
  bytes BLOB NOT NULL,
  PRIMARY KEY (attachment, at)
) STRICT;

CREATE TABLE clock (
  row INTEGER PRIMARY KEY,
  clock_id BLOB NOT NULL UNIQUE CHECK (length(clock_id) = 16),
  contact INTEGER NOT NULL REFERENCES contact (row),
  ticket INTEGER REFERENCES ticket (row),
  playbook INTEGER NOT NULL REFERENCES playbook (row),
  policy TEXT NOT NULL,
  metric TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  target_ms INTEGER NOT NULL CHECK (target_ms > 0),
  warn_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  warned_at INTEGER,
  breached_at INTEGER,
  met_at INTEGER,
  cancelled_at INTEGER,
  next_alarm_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT, counted_from INTEGER NOT NULL DEFAULT 0, pauses TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pauses)), paused_at INTEGER,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE clock_draft (
  row INTEGER PRIMARY KEY,
  draft_id BLOB NOT NULL UNIQUE CHECK (length(draft_id) = 16),
  person INTEGER NOT NULL UNIQUE REFERENCES person (row),
  content TEXT NOT NULL CHECK (json_valid(content)),
  saved_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE collaboration (
  row INTEGER PRIMARY KEY,
  collaboration_id BLOB NOT NULL UNIQUE CHECK (length(collaboration_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  department TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('case', 'improvement')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'answered', 'withdrawn')),
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  contact TEXT NOT NULL DEFAULT '',
  written_by INTEGER NOT NULL REFERENCES person (row),
  sent_at INTEGER CHECK ((state = 'draft') = (sent_at IS NULL)),
  sent_by INTEGER REFERENCES person (row),
  due_at INTEGER,
  answer TEXT NOT NULL DEFAULT '',
  ended_at INTEGER CHECK ((state IN ('answered', 'withdrawn')) = (ended_at IS NOT NULL)),
  ended_by INTEGER REFERENCES person (row),
  reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE comment (
  row INTEGER PRIMARY KEY,
  comment_id BLOB NOT NULL UNIQUE CHECK (length(comment_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  author INTEGER NOT NULL REFERENCES person (row),
  audience TEXT NOT NULL CHECK (audience IN ('internal', 'customer')),
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE contact (
  row INTEGER PRIMARY KEY,
  contact_id BLOB NOT NULL UNIQUE CHECK (length(contact_id) = 16),
  channel TEXT NOT NULL,
  agent INTEGER NOT NULL REFERENCES person (row),
  customer INTEGER REFERENCES customer (row),
  playbook INTEGER NOT NULL REFERENCES playbook (row),
  state TEXT NOT NULL CHECK (state IN ('open', 'saved', 'abandoned')),
  step TEXT NOT NULL,
  furthest TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  touched_at INTEGER NOT NULL,
  first_words_at INTEGER,
  scene_reached_at INTEGER,
  scene_confirmed_at INTEGER,
  draft TEXT NOT NULL CHECK (json_valid(draft)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT, came_at INTEGER NOT NULL DEFAULT 0, kind TEXT, problem INTEGER NOT NULL DEFAULT 1 CHECK (problem >= 1), parked_at INTEGER, parked_reason TEXT CHECK ((parked_at IS NULL) = (parked_reason IS NULL)), handed_at INTEGER, handed_by INTEGER REFERENCES person (row) CHECK ((handed_at IS NULL) = (handed_by IS NULL)), handed_note TEXT CHECK ((handed_at IS NULL) = (handed_note IS NULL)), taken_up_at INTEGER, customer_order INTEGER REFERENCES customer_order (row),
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE customer (
  row INTEGER PRIMARY KEY,
  customer_id BLOB NOT NULL UNIQUE CHECK (length(customer_id) = 16),
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_reversed TEXT NOT NULL,
  member_number TEXT NOT NULL COLLATE NOCASE,
  tier TEXT NOT NULL,
  note TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT, tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags) AND json_type(tags) = 'array'), name_key TEXT NOT NULL DEFAULT '', no_care_messages INTEGER NOT NULL DEFAULT 0 CHECK (no_care_messages IN (0, 1)),
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE VIRTUAL TABLE customer_name_form USING fts5 (forms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

CREATE TABLE 'customer_name_form_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'customer_name_form_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'customer_name_form_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'customer_name_form_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE customer_name_part USING fts5 (neighbours, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1');

CREATE TABLE 'customer_name_part_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'customer_name_part_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'customer_name_part_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'customer_name_part_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE customer_order (
  row INTEGER PRIMARY KEY,
  order_id BLOB NOT NULL UNIQUE CHECK (length(order_id) = 16),
  number TEXT NOT NULL COLLATE NOCASE,
  number_reversed TEXT NOT NULL COLLATE NOCASE,
  state TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_valid(items)),
  amount INTEGER,
  ordered_at INTEGER,
  shipped_at INTEGER,
  delivered_at INTEGER,
  phone TEXT NOT NULL,
  phone_reversed TEXT NOT NULL,
  member_number TEXT NOT NULL COLLATE NOCASE,
  customer INTEGER REFERENCES customer (row),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE desk (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  device_id BLOB NOT NULL CHECK (length(device_id) = 16),
  number INTEGER NOT NULL CHECK (number BETWEEN 100 AND 999),
  created_at INTEGER NOT NULL,
  last_person BLOB,
  language TEXT NOT NULL,
  look TEXT NOT NULL,
  notifications INTEGER NOT NULL CHECK (notifications IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT, sound INTEGER NOT NULL DEFAULT 0 CHECK (sound IN (0, 1)), quiet_from TEXT, quiet_to TEXT CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE escalation_look (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (row),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE escalation_pass (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  playbook INTEGER NOT NULL REFERENCES playbook (row),
  after INTEGER
, alarms INTEGER) STRICT;

CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  event_id BLOB NOT NULL UNIQUE CHECK (length(event_id) = 16),
  entity TEXT NOT NULL,
  entity_id BLOB NOT NULL CHECK (length(entity_id) = 16),
  type TEXT NOT NULL,
  author BLOB CHECK (author IS NULL OR length(author) = 16),
  device BLOB NOT NULL CHECK (length(device) = 16),
  device_seq INTEGER NOT NULL,
  instant INTEGER NOT NULL,
  schema_version INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (device, device_seq)
) STRICT;

CREATE TABLE follow_up (
  row INTEGER PRIMARY KEY,
  follow_up_id BLOB NOT NULL UNIQUE CHECK (length(follow_up_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  solved_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_try_at INTEGER,
  result TEXT CHECK (result IN ('satisfied', 'dissatisfied', 'notReached')),
  reason TEXT NOT NULL DEFAULT '',
  by INTEGER NOT NULL REFERENCES person (row),
  at INTEGER NOT NULL,
  settled_at INTEGER,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL)),
  CHECK (next_try_at IS NULL OR result IS NULL)
) STRICT;

CREATE TABLE grade (
  row INTEGER PRIMARY KEY,
  severity TEXT NOT NULL,
  priority TEXT NOT NULL,
  UNIQUE (severity, priority)
) STRICT;

CREATE TABLE "improvement" (
  row INTEGER PRIMARY KEY,
  improvement_id BLOB NOT NULL UNIQUE CHECK (length(improvement_id) = 16),
  rating INTEGER NOT NULL REFERENCES rating (row),
  owner INTEGER NOT NULL REFERENCES person (row),
  measure TEXT NOT NULL DEFAULT '',
  opened_at INTEGER NOT NULL,
  due_at INTEGER,
  done_at INTEGER,
  told_at INTEGER CHECK (told_at IS NULL OR done_at IS NOT NULL),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE learning (
  row INTEGER PRIMARY KEY,
  learning_id BLOB NOT NULL UNIQUE CHECK (length(learning_id) = 16),
  article INTEGER NOT NULL REFERENCES article (row),
  number INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (row),
  published_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  breached_at INTEGER,
  passed_at INTEGER,
  dropped_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE moved_clocks (
  asked_seq INTEGER NOT NULL REFERENCES event (seq),
  serial INTEGER NOT NULL,
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  seq INTEGER NOT NULL REFERENCES event (seq),
  PRIMARY KEY (asked_seq, serial, ticket)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  row INTEGER PRIMARY KEY,
  notice_id BLOB NOT NULL UNIQUE CHECK (length(notice_id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('outage', 'recall', 'disaster', 'policy', 'other')),
  importance TEXT NOT NULL CHECK (importance IN ('emergency', 'important', 'usual')),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  words TEXT NOT NULL CHECK (json_valid(words)),
  scope TEXT NOT NULL CHECK (json_valid(scope)),
  author INTEGER NOT NULL REFERENCES person (row),
  published_at INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER CHECK (until_at > from_at),
  ended_at INTEGER,
  report TEXT CHECK (report IS NULL OR json_valid(report)),
  next_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))) STRICT;

CREATE TABLE notice_acknowledgement (
  row INTEGER PRIMARY KEY,
  notice INTEGER NOT NULL REFERENCES notice (row),
  person INTEGER NOT NULL REFERENCES person (row),
  at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  UNIQUE (notice, person)
) STRICT;

CREATE TABLE notice_entry (
  row INTEGER PRIMARY KEY,
  notice INTEGER NOT NULL REFERENCES notice (row),
  at INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES person (row),
  text TEXT NOT NULL,
  last_seq INTEGER NOT NULL REFERENCES event (seq)
) STRICT;

CREATE TABLE person (
  row INTEGER PRIMARY KEY,
  person_id BLOB NOT NULL UNIQUE CHECK (length(person_id) = 16),
  name TEXT NOT NULL,
  staff_number TEXT NOT NULL,
  team TEXT NOT NULL,
  role TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT, skills TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skills)), load_limit INTEGER CHECK (load_limit BETWEEN 1 AND 999),
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE plan (
  row INTEGER PRIMARY KEY,
  plan_id BLOB NOT NULL UNIQUE CHECK (length(plan_id) = 16),
  ticket INTEGER NOT NULL UNIQUE REFERENCES ticket (row),
  complexity TEXT CHECK (complexity IN ('low', 'medium', 'high')),
  departments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(departments)),
  hours INTEGER CHECK (hours > 0),
  resources TEXT NOT NULL DEFAULT '',
  written_by INTEGER REFERENCES person (row),
  passed_by INTEGER REFERENCES person (row),
  passed_at INTEGER CHECK ((passed_at IS NULL) = (passed_by IS NULL)),
  refused TEXT,
  lesson TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE plan_step (
  row INTEGER PRIMARY KEY,
  plan_step_id BLOB NOT NULL UNIQUE CHECK (length(plan_step_id) = 16),
  plan INTEGER NOT NULL REFERENCES plan (row),
  position INTEGER NOT NULL CHECK (position >= 1),
  text TEXT NOT NULL,
  owner INTEGER REFERENCES person (row),
  department TEXT CHECK (owner IS NOT NULL OR department IS NOT NULL),
  due_at INTEGER NOT NULL,
  done_at INTEGER,
  done_by INTEGER REFERENCES person (row) CHECK ((done_at IS NULL) = (done_by IS NULL)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE playbook (
  row INTEGER PRIMARY KEY,
  playbook_id BLOB NOT NULL UNIQUE CHECK (length(playbook_id) = 16),
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  checksum TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL CHECK (json_valid(body)),
  published_at INTEGER NOT NULL,
  in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT, shipped INTEGER REFERENCES playbook (row), brought TEXT CHECK (json_valid(brought)),
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE promise (
  row INTEGER PRIMARY KEY,
  promise_id BLOB NOT NULL UNIQUE CHECK (length(promise_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  owner INTEGER NOT NULL REFERENCES person (row),
  source TEXT NOT NULL CHECK (source IN ('intake', 'comment', 'escalation')),
  text TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  broken_at INTEGER,
  kept_at INTEGER,
  withdrawn_at INTEGER CHECK (withdrawn_at IS NULL OR kept_at IS NULL),
  reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))) STRICT;

CREATE TABLE proposal (
  row INTEGER PRIMARY KEY,
  proposal_id BLOB NOT NULL UNIQUE CHECK (length(proposal_id) = 16),
  state TEXT NOT NULL CHECK (state IN ('open', 'adopted', 'declined')),
  person INTEGER NOT NULL REFERENCES person (row),
  proposed_at INTEGER NOT NULL,
  ticket INTEGER REFERENCES ticket (row),
  article INTEGER REFERENCES article (row),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  became INTEGER REFERENCES article (row),
  decided_by INTEGER REFERENCES person (row),
  decided_at INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE queue_view (
  row INTEGER PRIMARY KEY,
  view_id BLOB NOT NULL UNIQUE CHECK (length(view_id) = 16),
  person INTEGER NOT NULL REFERENCES person (row),
  name TEXT,
  body TEXT NOT NULL CHECK (json_valid(body)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE quiz_attempt (
  row INTEGER PRIMARY KEY,
  learning INTEGER NOT NULL REFERENCES learning (row),
  tried_at INTEGER NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  right INTEGER NOT NULL,
  asked INTEGER NOT NULL CHECK (right <= asked)
) STRICT;

CREATE TABLE rating (
  row INTEGER PRIMARY KEY,
  rating_id BLOB NOT NULL UNIQUE CHECK (length(rating_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  source TEXT NOT NULL CHECK (source IN ('phone', 'form')),
  speed INTEGER CHECK (speed BETWEEN 1 AND 5),
  solution INTEGER CHECK (solution BETWEEN 1 AND 5),
  attitude INTEGER CHECK (attitude BETWEEN 1 AND 5),
  comment TEXT NOT NULL DEFAULT '',
  given_at INTEGER NOT NULL,
  by INTEGER REFERENCES person (row),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL)),
  CHECK (coalesce(speed, solution, attitude) IS NOT NULL)
) STRICT;

CREATE TABLE rating_import (
  row INTEGER PRIMARY KEY,
  import_id BLOB NOT NULL UNIQUE CHECK (length(import_id) = 16),
  state TEXT NOT NULL CHECK (state IN ('taken', 'undone')),
  file TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (row),
  taken_at INTEGER NOT NULL,
  added INTEGER NOT NULL CHECK (added >= 0),
  changed INTEGER NOT NULL CHECK (changed >= 0),
  begun_seq INTEGER NOT NULL REFERENCES event (seq),
  taken_seq INTEGER NOT NULL REFERENCES event (seq),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL)),
  CHECK (begun_seq < taken_seq)
) STRICT;

CREATE TABLE retargeting (
  playbook INTEGER PRIMARY KEY REFERENCES playbook (row),
  asked_seq INTEGER NOT NULL REFERENCES event (seq),
  after INTEGER NOT NULL DEFAULT 0,
  until INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  of INTEGER NOT NULL
) STRICT;

CREATE TABLE search_document (
  row INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  numbers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(numbers) AND json_type(numbers) = 'array'),
  uses INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, id, language)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

CREATE TABLE 'search_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_missing (
  folded TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  times INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
, last_by INTEGER REFERENCES person (row), dropped_at INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE search_progress (
  what TEXT PRIMARY KEY CHECK (what IN ('ticket', 'customer')),
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_reading (
  initials TEXT NOT NULL,
  reading TEXT NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (initials, reading, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_synonym (
  word TEXT NOT NULL,
  meaning TEXT NOT NULL,
  synonym INTEGER NOT NULL REFERENCES synonym (row),
  PRIMARY KEY (word, meaning, synonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_term (
  term TEXT PRIMARY KEY,
  documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shipped_knowledge (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  version INTEGER NOT NULL,
  last_seq INTEGER NOT NULL REFERENCES event (seq)
) STRICT;

CREATE TABLE step_visit (
  row INTEGER PRIMARY KEY,
  step_visit_id BLOB NOT NULL UNIQUE CHECK (length(step_visit_id) = 16),
  contact INTEGER NOT NULL REFERENCES contact (row),
  problem INTEGER NOT NULL CHECK (problem >= 1),
  agent INTEGER NOT NULL REFERENCES person (row),
  step TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  left_at INTEGER CHECK (left_at >= entered_at),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE suggestion (
  row INTEGER PRIMARY KEY,
  suggestion_id BLOB NOT NULL UNIQUE CHECK (length(suggestion_id) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  playbook INTEGER NOT NULL REFERENCES playbook (row),
  rule TEXT,
  level TEXT NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'later', 'declined', 'accepted', 'gone')),
  since INTEGER NOT NULL,
  until INTEGER CHECK (until IS NOT NULL OR state NOT IN ('later', 'declined')),
  put_off INTEGER NOT NULL DEFAULT 0 CHECK (put_off >= 0),
  reason TEXT,
  decided_at INTEGER,
  decided_by INTEGER REFERENCES person (row),
  due_at INTEGER CHECK ((state = 'accepted') = (due_at IS NOT NULL)),
  before TEXT CHECK (json_valid(before)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE synonym (
  row INTEGER PRIMARY KEY,
  synonym_id BLOB NOT NULL UNIQUE CHECK (length(synonym_id) = 16),
  words TEXT NOT NULL CHECK (json_valid(words) AND json_type(words) = 'array'),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE ticket (
  row INTEGER PRIMARY KEY,
  ticket_id BLOB NOT NULL UNIQUE CHECK (length(ticket_id) = 16),
  number TEXT NOT NULL,
  number_reversed TEXT NOT NULL,
  serial INTEGER NOT NULL CHECK (serial >= 1),
  device BLOB NOT NULL CHECK (length(device) = 16),
  contact INTEGER NOT NULL REFERENCES contact (row),
  customer INTEGER REFERENCES customer (row),
  playbook INTEGER NOT NULL REFERENCES playbook (row),
  owner INTEGER NOT NULL REFERENCES person (row),
  state TEXT NOT NULL CHECK (state IN ('open', 'resolved', 'closed')),
  channel TEXT NOT NULL,
  tier TEXT,
  type TEXT,
  class TEXT,
  scene TEXT,
  need TEXT,
  free_need TEXT NOT NULL,
  outcome TEXT NOT NULL,
  department TEXT,
  severity TEXT NOT NULL,
  severity_by TEXT NOT NULL CHECK (severity_by IN ('playbook', 'agent')),
  severity_reason TEXT NOT NULL,
  priority TEXT NOT NULL,
  priority_by TEXT NOT NULL CHECK (priority_by IN ('playbook', 'agent')),
  priority_reason TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  arrived_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  told_at INTEGER,
  resolved_at INTEGER,
  reopened_at INTEGER,
  closed_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT, impact TEXT, urgency TEXT, kind TEXT, problem INTEGER NOT NULL DEFAULT 1 CHECK (problem >= 1), customer_order INTEGER REFERENCES customer_order (row), rests TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(rests)), progress_told_at INTEGER, merged_into INTEGER REFERENCES ticket (row) CHECK (merged_into <> row) CHECK (merged_into IS NULL OR state = 'closed'), merged_seq INTEGER REFERENCES event (seq) CHECK ((merged_seq IS NULL) = (merged_into IS NULL)), merged_version INTEGER CHECK ((merged_version IS NULL) = (merged_into IS NULL)), course TEXT CHECK (course IN ('ordinary', 'complex', 'complaint', 'order')), stage TEXT, level TEXT, agent INTEGER REFERENCES person (row), dissatisfied INTEGER NOT NULL DEFAULT 0 CHECK (dissatisfied >= 0), moments TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(moments)), released_at INTEGER, on_course TEXT NOT NULL DEFAULT 'ordinary' CHECK (on_course IN ('ordinary', 'complex', 'complaint', 'order')),
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE TABLE ticket_count (
  owner INTEGER NOT NULL,
  state TEXT NOT NULL,
  tickets INTEGER NOT NULL,
  PRIMARY KEY (owner, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_due (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (row),
  state INTEGER CHECK (state IN (0, 1, 2)),
  owner INTEGER NOT NULL REFERENCES person (row),
  grade INTEGER NOT NULL REFERENCES grade (row),
  next_due_at INTEGER,
  contact INTEGER NOT NULL REFERENCES contact (row),
  clocks_playbook INTEGER NOT NULL REFERENCES playbook (row)
) STRICT;

CREATE TABLE urge (
  row INTEGER PRIMARY KEY,
  ticket INTEGER NOT NULL REFERENCES ticket (row),
  person INTEGER NOT NULL REFERENCES person (row),
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  last_seq INTEGER NOT NULL REFERENCES event (seq),
  deleted_at INTEGER,
  external_system TEXT,
  external_id TEXT,
  external_version TEXT,
  CHECK ((external_system IS NULL) = (external_id IS NULL))
) STRICT;

CREATE INDEX article_attachment_of ON article_attachment (attachment);

CREATE INDEX article_expiring ON article (valid_to) WHERE state = 'published' AND valid_to IS NOT NULL;

CREATE UNIQUE INDEX article_external ON article (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX article_idle ON article (idle_since) WHERE state = 'published';

CREATE UNIQUE INDEX article_import_external ON article_import (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX article_import_titles ON article_import (titles, row);

CREATE INDEX article_import_unfinished ON article_import (row) WHERE state IN ('taking', 'undoing');

CREATE INDEX article_link_of_article ON article_link (article);

CREATE INDEX article_of_state ON article (state, changed_at, row);

CREATE UNIQUE INDEX article_report_external ON article_report (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX article_report_open ON article_report (article, row) WHERE settled_at IS NULL;

CREATE INDEX article_reported ON article (reports) WHERE reports > 0;

CREATE UNIQUE INDEX article_shipped_as ON article (shipped_as) WHERE shipped_as IS NOT NULL;

CREATE INDEX article_to_index ON article (row) WHERE found_as IS NOT iif(state = 'published', published, NULL);

CREATE UNIQUE INDEX article_use_external ON article_use (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX article_use_once ON article_use (contact, problem, article) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX article_version_external ON article_version (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX article_version_number ON article_version (article, number);

CREATE INDEX article_written ON article (in_review, changed_at, row) WHERE writing IS NOT NULL;

CREATE INDEX attachment_begun ON attachment (begun_at) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX attachment_external ON attachment (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX attachment_of_content ON attachment (content) WHERE content IS NOT NULL;

CREATE INDEX clock_alarm ON clock (next_alarm_at) WHERE next_alarm_at IS NOT NULL;

CREATE UNIQUE INDEX clock_draft_external ON clock_draft (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX clock_follow_up ON clock (due_at) WHERE metric = 'followUp' AND met_at IS NULL AND cancelled_at IS NULL;

CREATE INDEX clock_of_contact ON clock (contact);

CREATE INDEX collaboration_answered ON collaboration (ended_at, ticket) WHERE state = 'answered' AND deleted_at IS NULL;

CREATE UNIQUE INDEX collaboration_draft ON collaboration (ticket, department, category, written_by) WHERE state = 'draft' AND deleted_at IS NULL;

CREATE UNIQUE INDEX collaboration_external ON collaboration (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX collaboration_of_ticket ON collaboration (ticket, row) WHERE deleted_at IS NULL;

CREATE INDEX collaboration_open ON collaboration (department, due_at, row) WHERE state = 'sent' AND deleted_at IS NULL;

CREATE UNIQUE INDEX comment_external ON comment (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX comment_of_ticket ON comment (ticket, at);

CREATE UNIQUE INDEX contact_external ON contact (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX contact_open ON contact (agent, came_at) WHERE state = 'open';

CREATE UNIQUE INDEX customer_external ON customer (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX customer_member_number ON customer (member_number) WHERE deleted_at IS NULL AND member_number <> '';

CREATE INDEX customer_name ON customer (name_key) WHERE deleted_at IS NULL AND name_key <> '';

CREATE INDEX customer_order_customer ON customer_order (customer) WHERE deleted_at IS NULL AND customer IS NOT NULL;

CREATE UNIQUE INDEX customer_order_external ON customer_order (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX customer_order_member ON customer_order (member_number) WHERE deleted_at IS NULL AND member_number <> '';

CREATE UNIQUE INDEX customer_order_number ON customer_order (number) WHERE deleted_at IS NULL;

CREATE INDEX customer_order_number_reversed ON customer_order (number_reversed) WHERE deleted_at IS NULL;

CREATE INDEX customer_order_phone ON customer_order (phone_reversed) WHERE deleted_at IS NULL AND phone_reversed <> '';

CREATE INDEX customer_phone ON customer (phone) WHERE deleted_at IS NULL AND phone <> '';

CREATE INDEX customer_phone_reversed ON customer (phone_reversed) WHERE deleted_at IS NULL AND phone <> '';

CREATE INDEX escalation_look_at ON escalation_look (at);

CREATE INDEX event_of_entity ON event (entity_id, seq);

CREATE UNIQUE INDEX follow_up_external ON follow_up (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX follow_up_of_ticket ON follow_up (ticket, solved_at);

CREATE INDEX follow_up_unsettled ON follow_up (at) WHERE result = 'notReached' AND settled_at IS NULL;

CREATE UNIQUE INDEX improvement_external ON improvement (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX improvement_of_rating ON improvement (rating) WHERE deleted_at IS NULL;

CREATE INDEX improvement_open ON improvement (opened_at) WHERE told_at IS NULL;

CREATE INDEX learning_due ON learning (due_at) WHERE passed_at IS NULL AND breached_at IS NULL AND dropped_at IS NULL;

CREATE UNIQUE INDEX learning_external ON learning (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX learning_of_person ON learning (person, published_at);

CREATE INDEX learning_of_version ON learning (article, number);

CREATE INDEX learning_published ON learning (published_at);

CREATE INDEX notice_entry_of ON notice_entry (notice, at, row);

CREATE UNIQUE INDEX notice_external ON notice (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX notice_next ON notice (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX notice_standing ON notice (from_at) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX person_external ON person (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX person_staff_number ON person (staff_number) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX plan_external ON plan (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX plan_step_external ON plan_step (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX plan_step_of ON plan_step (plan, position) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX playbook_external ON playbook (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX playbook_in_force ON playbook (in_force) WHERE in_force = 1;

CREATE INDEX promise_by_due ON promise (due_at);

CREATE INDEX promise_due ON promise (due_at) WHERE broken_at IS NULL AND kept_at IS NULL AND withdrawn_at IS NULL;

CREATE UNIQUE INDEX promise_external ON promise (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX promise_of_owner ON promise (owner, due_at) WHERE kept_at IS NULL AND withdrawn_at IS NULL;

CREATE INDEX promise_of_ticket ON promise (ticket, due_at);

CREATE UNIQUE INDEX proposal_external ON proposal (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX proposal_of_person ON proposal (person, row);

CREATE INDEX proposal_of_state ON proposal (state, row);

CREATE UNIQUE INDEX queue_view_external ON queue_view (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX queue_view_of_person ON queue_view (person, row);

CREATE UNIQUE INDEX queue_view_shown ON queue_view (person) WHERE name IS NULL;

CREATE INDEX quiz_attempt_of_learning ON quiz_attempt (learning);

CREATE UNIQUE INDEX rating_external ON rating (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX rating_given ON rating (given_at);

CREATE UNIQUE INDEX rating_import_external ON rating_import (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX rating_once ON rating (ticket, source, given_at) WHERE deleted_at IS NULL;

CREATE INDEX search_missing_often ON search_missing (times, last_at) WHERE dropped_at IS NULL;

CREATE INDEX search_synonym_of ON search_synonym (synonym);

CREATE UNIQUE INDEX step_visit_external ON step_visit (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX step_visit_of_contact ON step_visit (contact, entered_at, row);

CREATE UNIQUE INDEX step_visit_open ON step_visit (contact) WHERE left_at IS NULL;

CREATE UNIQUE INDEX suggestion_external ON suggestion (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX suggestion_of_ticket ON suggestion (ticket, row);

CREATE INDEX suggestion_since ON suggestion (since);

CREATE UNIQUE INDEX suggestion_standing ON suggestion (ticket, rule) WHERE state IN ('open', 'later');

CREATE UNIQUE INDEX synonym_external ON synonym (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE UNIQUE INDEX ticket_contact ON ticket (contact, problem);

CREATE INDEX ticket_customer ON ticket (customer, opened_at) WHERE customer IS NOT NULL;

CREATE INDEX ticket_customer_order ON ticket (customer_order, opened_at) WHERE customer_order IS NOT NULL;

CREATE INDEX ticket_due_of_grade ON ticket_due (state, grade, next_due_at);

CREATE INDEX ticket_due_of_owner ON ticket_due (owner, state, next_due_at);

CREATE UNIQUE INDEX ticket_external ON ticket (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX ticket_number ON ticket (number);

CREATE INDEX ticket_number_reversed ON ticket (number_reversed);

CREATE INDEX ticket_opened ON ticket (state, opened_at, row);

CREATE INDEX ticket_released ON ticket (released_at, row) WHERE released_at IS NOT NULL;

CREATE UNIQUE INDEX ticket_serial ON ticket (device, serial);

CREATE INDEX ticket_serial_of_state ON ticket (state, serial, row);

CREATE UNIQUE INDEX urge_external ON urge (external_system, external_id) WHERE external_system IS NOT NULL;

CREATE INDEX urge_of_ticket ON urge (ticket, at);

CREATE TRIGGER customer_form_delete AFTER DELETE ON customer BEGIN
  DELETE FROM customer_name_form WHERE rowid = OLD.row;
END;

CREATE TRIGGER customer_form_update AFTER UPDATE OF name_key ON customer WHEN OLD.name_key <> NEW.name_key BEGIN
  DELETE FROM customer_name_form WHERE rowid = OLD.row;
END;

CREATE TRIGGER customer_named_delete AFTER DELETE ON customer BEGIN
  DELETE FROM customer_name_part WHERE rowid = OLD.row;
END;

CREATE TRIGGER customer_named_insert AFTER INSERT ON customer WHEN NEW.name_key <> '' BEGIN
  INSERT INTO customer_name_part (rowid, neighbours) VALUES (NEW.row, (SELECT group_concat(substr(NEW.name_key, value, 2), ' ') FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60]') WHERE value <= length(NEW.name_key)));
END;

CREATE TRIGGER customer_named_update AFTER UPDATE OF name_key ON customer WHEN OLD.name_key <> NEW.name_key BEGIN
  DELETE FROM customer_name_part WHERE rowid = OLD.row;
  INSERT INTO customer_name_part (rowid, neighbours) SELECT NEW.row, (SELECT group_concat(substr(NEW.name_key, value, 2), ' ') FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60]') WHERE value <= length(NEW.name_key)) WHERE NEW.name_key <> '';
END;

CREATE TRIGGER event_is_final_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are final'); END;

CREATE TRIGGER event_is_final_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are final'); END;

CREATE TRIGGER ticket_counted_delete AFTER DELETE ON ticket BEGIN
  INSERT INTO ticket_count (owner, state, tickets) SELECT OLD.owner, OLD.state, -1 WHERE OLD.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET tickets = tickets + -1;
END;

CREATE TRIGGER ticket_counted_insert AFTER INSERT ON ticket BEGIN
  INSERT INTO ticket_count (owner, state, tickets) SELECT NEW.owner, NEW.state, 1 WHERE NEW.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET tickets = tickets + 1;
END;

CREATE TRIGGER ticket_counted_update AFTER UPDATE OF owner, state, deleted_at ON ticket
WHEN OLD.owner <> NEW.owner OR OLD.state <> NEW.state OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
  INSERT INTO ticket_count (owner, state, tickets) SELECT OLD.owner, OLD.state, -1 WHERE OLD.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET tickets = tickets + -1;
  INSERT INTO ticket_count (owner, state, tickets) SELECT NEW.owner, NEW.state, 1 WHERE NEW.deleted_at IS NULL
    ON CONFLICT DO UPDATE SET tickets = tickets + 1;
END;
