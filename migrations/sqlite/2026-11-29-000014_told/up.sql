-- What funders were told, kept as it was then: the facts of each month, and each period's figures with what is shown of
-- them. Written once, never changed.

CREATE TABLE told_months (
    lab BLOB NOT NULL CONSTRAINT told_months_lab_fkey REFERENCES labs (id),
    month TEXT NOT NULL,
    facts TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    CONSTRAINT told_months_pkey PRIMARY KEY (lab, month)
) STRICT;

CREATE TABLE told_periods (
    lab BLOB NOT NULL CONSTRAINT told_periods_lab_fkey REFERENCES labs (id),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    figures TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    CONSTRAINT told_periods_pkey PRIMARY KEY (lab, from_day, until_day)
) STRICT;

CREATE TRIGGER told_periods_append_only_update BEFORE UPDATE ON told_periods BEGIN SELECT RAISE(ABORT, 'told_periods_append_only'); END;
CREATE TRIGGER told_periods_append_only_delete BEFORE DELETE ON told_periods BEGIN SELECT RAISE(ABORT, 'told_periods_append_only'); END;
CREATE TRIGGER told_months_append_only_update BEFORE UPDATE ON told_months BEGIN SELECT RAISE(ABORT, 'told_months_append_only'); END;
CREATE TRIGGER told_months_append_only_delete BEFORE DELETE ON told_months BEGIN SELECT RAISE(ABORT, 'told_months_append_only'); END;
