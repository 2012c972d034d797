-- A consent counts for the text that was signed. Which one it was is not known of those recorded before.
ALTER TABLE guardian_consents ADD COLUMN text_version TEXT NOT NULL DEFAULT 'unknown'
    CONSTRAINT guardian_consents_text_version_length CHECK (length(text_version) BETWEEN 1 AND 40);

-- Staff ask in the place of who cannot, and take back what they asked for, never what the person asked for.
ALTER TABLE erasures ADD COLUMN lab UUID CONSTRAINT erasures_lab_fkey REFERENCES labs (id);
