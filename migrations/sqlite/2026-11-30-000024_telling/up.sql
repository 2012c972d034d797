-- What else people are told: of courses, groups and duties, and of their own bookings where they ask for it.

ALTER TABLE notifications RENAME TO notifications_before;

CREATE TABLE notifications (
    id BLOB NOT NULL,
    person BLOB NOT NULL CONSTRAINT notifications_person_fkey REFERENCES people (id),
    lab BLOB NOT NULL CONSTRAINT notifications_lab_fkey REFERENCES labs (id),
    kind TEXT NOT NULL CONSTRAINT notifications_kind_known CHECK (kind IN (
        'reservation.booked', 'reservation.confirmation', 'reservation.approved', 'reservation.rejected', 'reservation.expired',
        'reservation.moved', 'reservation.cancelled', 'reservation.missed', 'reservation.held_open', 'reservation.reminder',
        'reservation.second_person',
        'machine.down', 'machine.back',
        'session.taken_over', 'session.closed_forgotten', 'session.corrected', 'session.correction_rejected',
        'certification.granted', 'certification.revoked', 'certification.expires_soon', 'enrolment.promoted', 'enrolment.created',
        'course_session.cancelled', 'course_session.moved', 'course_session.reminder',
        'group_booking.created', 'group_booking.cancelled', 'duty.planned', 'duty.removed',
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

INSERT INTO notifications SELECT * FROM notifications_before;
DROP TABLE notifications_before;

CREATE INDEX notifications_inbox ON notifications (person, id);
CREATE INDEX notifications_subject ON notifications (subject, kind);
CREATE INDEX notifications_lab ON notifications (lab, created_at);
CREATE INDEX notifications_mail ON notifications (mail_due_at) WHERE mail_due_at IS NOT NULL;

ALTER TABLE notification_choices RENAME TO notification_choices_before;

-- What differs from the default, which is yes for all but confirmations.
CREATE TABLE notification_choices (
    person BLOB NOT NULL CONSTRAINT notification_choices_person_fkey REFERENCES people (id),
    kind_group TEXT NOT NULL CONSTRAINT notification_choices_group_known CHECK (kind_group IN (
        'reservations', 'reminders', 'machines', 'sessions', 'training', 'membership', 'requests', 'desk', 'upkeep', 'confirmations')),
    channel TEXT NOT NULL CONSTRAINT notification_choices_channel_known CHECK (channel IN ('in_app', 'email')),
    wanted INTEGER NOT NULL,
    CONSTRAINT notification_choices_pkey PRIMARY KEY (person, kind_group, channel)
) STRICT;

INSERT INTO notification_choices SELECT * FROM notification_choices_before;
DROP TABLE notification_choices_before;

-- Of dates that were planned before, too, those who come are reminded, a day ahead.
INSERT INTO jobs (id, kind, subject, due_at, attempts, created_at)
    SELECT randomblob(16), 'notify.course_reminder', id, starts_at - 86400000000, 0, unixepoch() * 1000000
    FROM course_sessions WHERE cancelled_at IS NULL AND starts_at - 86400000000 > unixepoch() * 1000000;
