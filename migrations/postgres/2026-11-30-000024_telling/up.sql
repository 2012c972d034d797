-- What else people are told: of courses, groups and duties, and of their own bookings where they ask for it.

ALTER TABLE notifications
    DROP CONSTRAINT notifications_kind_known,
    ADD CONSTRAINT notifications_kind_known CHECK (kind IN (
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
        'incident.reported', 'incident.resolved', 'work_order.opened', 'stock_item.low'));

-- What differs from the default, which is yes for all but confirmations.
ALTER TABLE notification_choices
    DROP CONSTRAINT notification_choices_group_known,
    ADD CONSTRAINT notification_choices_group_known CHECK (kind_group IN (
        'reservations', 'reminders', 'machines', 'sessions', 'training', 'membership', 'requests', 'desk', 'upkeep', 'confirmations'));

-- Of dates that were planned before, too, those who come are reminded, a day ahead.
INSERT INTO jobs (id, kind, subject, due_at, attempts, created_at)
    SELECT gen_random_uuid(), 'notify.course_reminder', id, starts_at - interval '1 day', 0, now()
    FROM course_sessions WHERE cancelled_at IS NULL AND starts_at - interval '1 day' > now();
