-- Why somebody is suspended, as they are told.
ALTER TABLE memberships ADD COLUMN suspension_reason TEXT
    CONSTRAINT memberships_reason_of_suspension CHECK (suspension_reason IS NULL OR suspended_until IS NOT NULL);
