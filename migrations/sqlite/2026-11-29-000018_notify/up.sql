-- What people are told, and how they want to be told. Whoever is erased takes their rows along: nothing here is append-only.

CREATE TABLE notifications (
    id BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT notifications_person_fkey REFERENCES people (id),
    lab BLOB NOT NULL CONSTRAINT notifications_lab_fkey REFERENCES labs (id),
    kind TEXT NOT NULL CONSTRAINT notifications_kind_known CHECK (kind IN (
        'reservation.booked', 'reservation.approved', 'reservation.rejected', 'reservation.expired', 'reservation.moved',
        'reservation.cancelled', 'reservation.missed', 'reservation.held_open', 'reservation.reminder', 'machine.down', 'machine.back',
        'session.taken_over', 'session.closed_forgotten', 'session.corrected', 'session.correction_rejected',
        'certification.granted', 'certification.revoked', 'certification.expires_soon', 'enrolment.promoted', 'course_session.cancelled',
        'membership.confirmed', 'membership.declined', 'membership.suspended', 'membership.restored', 'equipment_request.moved',
        'reservation.waiting', 'member.waiting', 'correction.waiting', 'equipment_request.waiting',
        'incident.reported', 'incident.resolved', 'work_order.opened', 'stock_item.low')),
    subject_type TEXT NOT NULL,
    subject BLOB NOT NULL,
    revision INTEGER NOT NULL,
    facts TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    read_at INTEGER,
    mail_due_at INTEGER,
    mailed_at INTEGER,
    CONSTRAINT notifications_pkey PRIMARY KEY (id),
    CONSTRAINT notifications_once UNIQUE (person, kind, subject, revision),
    CONSTRAINT notifications_mailed_once CHECK (mailed_at IS NULL OR mail_due_at IS NULL)
) STRICT;

CREATE INDEX notifications_inbox ON notifications (person, id);
CREATE INDEX notifications_subject ON notifications (subject, kind);
CREATE INDEX notifications_lab ON notifications (lab, created_at);
CREATE INDEX notifications_mail ON notifications (mail_due_at) WHERE mail_due_at IS NOT NULL;

CREATE TABLE notification_settings (
    person BLOB NOT NULL CONSTRAINT notification_settings_person_fkey REFERENCES people (id),
    quiet_from INTEGER,
    quiet_until INTEGER,
    digest TEXT NOT NULL CONSTRAINT notification_settings_digest_known CHECK (digest IN ('off', 'daily')),
    reminder_minutes INTEGER NOT NULL CONSTRAINT notification_settings_reminder CHECK (reminder_minutes BETWEEN 5 AND 60),
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT notification_settings_pkey PRIMARY KEY (person),
    CONSTRAINT notification_settings_quiet CHECK (
        (quiet_from IS NULL AND quiet_until IS NULL)
        OR (quiet_from IS NOT NULL AND quiet_until IS NOT NULL AND quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439
            AND quiet_from <> quiet_until))
) STRICT;

-- What differs from the default, which is yes.
CREATE TABLE notification_choices (
    person BLOB NOT NULL CONSTRAINT notification_choices_person_fkey REFERENCES people (id),
    kind_group TEXT NOT NULL CONSTRAINT notification_choices_group_known CHECK (kind_group IN (
        'reservations', 'reminders', 'machines', 'sessions', 'training', 'membership', 'requests', 'desk', 'upkeep')),
    channel TEXT NOT NULL CONSTRAINT notification_choices_channel_known CHECK (channel IN ('in_app', 'email')),
    wanted INTEGER NOT NULL,
    CONSTRAINT notification_choices_pkey PRIMARY KEY (person, kind_group, channel)
) STRICT;

-- Labs that are there already forget old notifications too.
INSERT INTO jobs (id, kind, subject, due_at, attempts, created_at)
    SELECT randomblob(16), 'notify.forget', id, unixepoch() * 1000000, 0, unixepoch() * 1000000 FROM labs;
