-- What funders were told, kept as it was then: the facts of each month, and each period's figures with what is shown of
-- them. Written once, never changed.

CREATE TABLE told_months (
    lab uuid NOT NULL CONSTRAINT told_months_lab_fkey REFERENCES labs (id),
    month date NOT NULL,
    facts jsonb NOT NULL,
    kept_at timestamptz NOT NULL,
    CONSTRAINT told_months_pkey PRIMARY KEY (lab, month)
);

CREATE TABLE told_periods (
    lab uuid NOT NULL CONSTRAINT told_periods_lab_fkey REFERENCES labs (id),
    from_day date NOT NULL,
    until_day date NOT NULL,
    figures jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT told_periods_pkey PRIMARY KEY (lab, from_day, until_day)
);

CREATE TRIGGER told_periods_append_only BEFORE UPDATE OR DELETE ON told_periods
    FOR EACH ROW EXECUTE FUNCTION refuse_change('told_periods_append_only');
CREATE TRIGGER told_periods_keep BEFORE TRUNCATE ON told_periods
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('told_periods_append_only');
CREATE TRIGGER told_months_append_only BEFORE UPDATE OR DELETE ON told_months
    FOR EACH ROW EXECUTE FUNCTION refuse_change('told_months_append_only');
CREATE TRIGGER told_months_keep BEFORE TRUNCATE ON told_months
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('told_months_append_only');
