-- Who watched over it, where the machine asks for a supervisor.
ALTER TABLE reservations ADD COLUMN supervisor BLOB CONSTRAINT reservations_supervisor_fkey REFERENCES people (id);
