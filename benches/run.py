"""Bookings and boards per second of the service, beside what its engine and HTTP allow in the same run.

Called by script/bench. Standard library only; the load comes from wrk.
"""

import argparse
import json
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
MACHINES, STUDENTS = 20, 800
# What stands on a machine on the day of the board, in hours from midnight UTC.
BOARD_HOURS = (1, 3, 4, 6, 8, 9, 11, 13)
EMAIL, PASSWORD = "bench@example.org", "a password for the bench alone"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Service:
    """The real binary on a database of its own, with a lab that never closes."""

    def __init__(self, binary, database_url, folder):
        self.base = f"http://127.0.0.1:{free_port()}"
        env = os.environ | {
            "USTAKANA_DATABASE_URL": database_url,
            "USTAKANA_DATA_DIR": str(folder),
            "USTAKANA_BIND": self.base.removeprefix("http://"),
            "USTAKANA_RATE_LIMITS": "off",
            "USTAKANA_ADMIN_EMAIL": EMAIL,
            "USTAKANA_ADMIN_PASSWORD": PASSWORD,
            "USTAKANA_LOG": "error",
        }
        self.process = subprocess.Popen([binary, "serve"], env=env, stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.base + "/readyz")
                break
            except OSError:
                time.sleep(0.05)
        self.admin = self.login(EMAIL, PASSWORD)
        self.seed()

    def call(self, method, path, body=None, token=None):
        request = urllib.request.Request(f"{self.base}/api/v1{path}", method=method)
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(request, data) as answer:
            return json.loads(answer.read())

    def login(self, email, password):
        return self.call("POST", "/auth/login", {"email": email, "password": password})["access_token"]

    def seed(self):
        days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        hours = [{"weekday": day, "opens": "00:00", "closes": "24:00"} for day in days]
        lab = {"slug": "bench", "name": {"en": "Bench"}, "time_zone": "Asia/Bishkek", "currency": "KGS"}
        self.call("POST", "/labs", lab | {"opening_hours": hours}, self.admin)
        policy = {"max_active_reservations": 1000, "max_days_ahead": 730}
        machine = {
            "make": "Prusa Research",
            "model": "MK4",
            "capabilities": [{"process": "MEX", "material_class": "polymer"}],
            "policy": policy,
        }
        self.machines = [
            self.call("POST", "/labs/bench/machines", machine | {"name": {"en": f"Printer {n}"}}, self.admin)["id"]
            for n in range(MACHINES)
        ]
        with ThreadPoolExecutor(4) as pool:
            self.students = list(pool.map(self.student, range(STUDENTS)))
        # Who has just joined is looked up at each request for two seconds.
        time.sleep(2)

    def student(self, number):
        email = f"student{number}@example.org"
        person = {"email": email, "password": PASSWORD, "full_name": f"Student {number}", "lab": "bench"}
        self.call("POST", "/auth/register", person)
        return self.login(email, PASSWORD)

    def fill_day(self, midnight):
        """A usual day on every machine, for the board."""
        clock = lambda hour: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(midnight + hour * 3600))
        for number, machine in enumerate(self.machines):
            for hour in BOARD_HOURS:
                body = {"machine": machine, "starts_at": clock(hour), "ends_at": clock(hour + 1), "purpose": "coursework"}
                self.call("POST", "/reservations", body, self.students[(number + hour) % STUDENTS])
        return f"{self.base}/api/v1/labs/bench/board?from={clock(0)}&until={clock(24)}"

    def stop(self):
        self.process.terminate()
        self.process.wait()


def wrk(url, seconds, connections, script=None, env=None, token=None):
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency"]
    command += ["-s", str(script)] if script else []
    command += ["-H", f"Authorization: Bearer {token}"] if token else []
    out = subprocess.run(command + [url], env=os.environ | (env or {}), capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    p99 = re.search(r"99%\s+(\S+)", out)[1]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    return rate, p99, int(bad[1]) if bad else 0


def raw_sqlite(folder, seconds):
    """The statements of a booking, prepared, in a plain loop, 32 bookings a commit: what SQLite itself allows."""
    source = folder / "bench.db"
    copy = folder / "raw.db"
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as standing, closing(sqlite3.connect(copy)) as fresh:
        standing.backup(fresh)
    db = sqlite3.connect(copy, isolation_level=None, cached_statements=256)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "wal_autocheckpoint = 4000"):
        db.execute(f"PRAGMA {pragma}")
    lab, = db.execute("SELECT id FROM labs").fetchone()
    machines = [row[0] for row in db.execute("SELECT id FROM machines")]
    people = [row[0] for row in db.execute("SELECT person FROM memberships")]
    start = (int(time.time()) // 86400 + 400) * 86_400_000_000
    step = 900_000_000
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        db.execute("BEGIN IMMEDIATE")
        for _ in range(32):
            machine, person = machines[count % len(machines)], people[count % len(people)]
            at = start + (count // len(machines)) * step
            db.execute("SELECT * FROM labs WHERE id = ?", (lab,)).fetchone()
            db.execute("SELECT * FROM machines WHERE id = ?", (machine,)).fetchone()
            db.execute("SELECT * FROM memberships WHERE lab = ? AND person = ?", (lab, person)).fetchone()
            db.execute("SELECT * FROM lab_hours WHERE lab = ?", (lab,)).fetchall()
            db.execute("SELECT * FROM closures WHERE lab = ? AND ends_at > ? AND starts_at < ?", (lab, at, at + step)).fetchall()
            db.execute("SELECT * FROM machine_locks WHERE machine = ? AND ends_at IS NULL", (machine,)).fetchall()
            db.execute("SELECT count(*) FROM reservations WHERE member = ? AND starts_at > ?", (person, at)).fetchone()
            db.execute(
                "SELECT * FROM reservations WHERE machine = ? AND released_at IS NULL AND blocks_from < ? AND blocks_until > ?",
                (machine, at + step, at),
            ).fetchall()
            new = os.urandom(16)
            db.execute(
                "INSERT INTO reservations (id, lab, machine, kind, member, booked_by, starts_at, ends_at, blocks_from,"
                " blocks_until, status, cancel_notice_minutes, approved, overrun_seconds, created_at, updated_at, version)"
                " VALUES (?, ?, ?, 'reservation', ?, ?, ?, ?, ?, ?, 'confirmed', 0, 0, 0, ?, ?, 1)",
                (new, lab, machine, person, person, at, at + step, at, at + step, at, at),
            )
            db.execute(
                "INSERT INTO jobs (id, kind, subject, due_at, attempts, created_at) VALUES (?, 'reservation.due', ?, ?, 0, ?)",
                (os.urandom(16), new, at, at),
            )
            db.execute("UPDATE machines SET revision = revision + 1 WHERE id = ?", (machine,))
            db.execute(
                "INSERT INTO audit_events (id, at, lab, actor_kind, actor, action, subject_type, subject, after, request_id)"
                " VALUES (?, ?, ?, 'person', ?, 'reservation.created', 'reservation', ?, ?, '')",
                (os.urandom(16), at, lab, person, new, '{"status": "confirmed"}'),
            )
            count += 1
        db.execute("COMMIT")
    return count / (time.perf_counter() - began)


PGBENCH = r"""
\set n random(1, {picks})
SELECT machine, lab, person, nextval('bench_slot') AS slot FROM bench_picks WHERE n = :n \gset
BEGIN;
SELECT * FROM memberships WHERE lab = :lab::uuid AND person = :person::uuid FOR NO KEY UPDATE;
SELECT * FROM machines WHERE id = :machine::uuid FOR NO KEY UPDATE;
SELECT * FROM labs WHERE id = :lab::uuid;
SELECT * FROM lab_hours WHERE lab = :lab::uuid;
SELECT * FROM closures WHERE lab = :lab::uuid AND ends_at > now();
SELECT * FROM machine_locks WHERE machine = :machine::uuid AND ends_at IS NULL;
SELECT count(*) FROM reservations WHERE member = :person::uuid AND starts_at > now() - interval '62 days' AND ends_at > now();
SELECT * FROM reservations WHERE machine = :machine::uuid AND released_at IS NULL
    AND tstzrange(blocks_from, blocks_until) && tstzrange(now() + interval '400 days', now() + interval '401 days') LIMIT 8;
INSERT INTO reservations (id, lab, machine, kind, member, booked_by, starts_at, ends_at, blocks_from, blocks_until, status,
    cancel_notice_minutes, approved, overrun_seconds, created_at, updated_at, version)
    SELECT gen_random_uuid(), :lab::uuid, :machine::uuid, 'reservation', :person::uuid, :person::uuid, s, e, s, e, 'confirmed', 0, false, 0, now(), now(), 1
    FROM (SELECT timestamptz '2040-01-01' + :slot * interval '15 minutes' AS s, timestamptz '2040-01-01' + (:slot + 1) * interval '15 minutes' AS e) t;
INSERT INTO jobs (id, kind, subject, due_at, attempts, created_at) VALUES (gen_random_uuid(), 'reservation.due', gen_random_uuid(), now() + interval '9 years', 0, now());
UPDATE machines SET revision = revision + 1 WHERE id = :machine::uuid;
INSERT INTO audit_events (id, at, lab, actor_kind, actor, action, subject_type, subject, after, request_id)
    VALUES (gen_random_uuid(), now(), :lab::uuid, 'person', :person::uuid, 'reservation.created', 'reservation', gen_random_uuid(), '{{}}', '');
COMMIT;
"""


def psql(url, sql):
    quiet = os.environ | {"PGOPTIONS": "-c client_min_messages=warning"}
    subprocess.run(["psql", "-qX", url, "-c", sql], check=True, stdout=subprocess.DEVNULL, env=quiet)


def raw_postgres(url, folder, seconds, connections):
    """The statements of a booking by pgbench with as many clients: what PostgreSQL itself allows."""
    psql(url, "CREATE SEQUENCE IF NOT EXISTS bench_slot")
    pairs = "SELECT row_number() OVER () AS n, m.id AS machine, p.person, m.lab FROM machines m JOIN memberships p ON p.lab = m.lab"
    psql(url, f"CREATE TABLE IF NOT EXISTS bench_picks AS {pairs}")
    psql(url, "CREATE UNIQUE INDEX IF NOT EXISTS bench_picks_n ON bench_picks (n)")
    psql(url, "ANALYZE")
    script = folder / "booking.sql"
    script.write_text(PGBENCH.format(picks=MACHINES * STUDENTS))
    pgbench = shutil.which("pgbench") or next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"))), "pgbench")
    command = [str(pgbench), "-n", "-M", "prepared", f"-c{min(connections, 16)}", "-j2", f"-T{seconds}", "-f", str(script), url]
    ran = subprocess.run(command, capture_output=True, text=True)
    if "tps" not in ran.stdout:
        sys.exit(f"pgbench: {ran.stderr[:2000]}")
    out = ran.stdout
    return float(re.search(r"tps = ([\d.]+)", out)[1])


def ceiling(target, body, seconds, connections, folder):
    file = folder / "board.json"
    file.write_bytes(body)
    port = free_port()
    process = subprocess.Popen([f"{target}/examples/ceiling", f"127.0.0.1:{port}", str(file)])
    time.sleep(0.5)
    rate, _, _ = wrk(f"http://127.0.0.1:{port}/", seconds, connections)
    process.terminate()
    process.wait()
    return rate


def show(name, ours, theirs, p99):
    ratios = [a / b for a, b in zip(ours, theirs)]
    mid = statistics.median
    print(
        f"{name:28} {mid(ours):9.0f}/s ({min(ours):.0f}–{max(ours):.0f})  ceiling {mid(theirs):9.0f}/s"
        f"  ratio {mid(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})  p99 {p99}",
        flush=True,
    )


def measure(engine, url, arguments):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        url = url or f"sqlite://{folder}/bench.db"
        service = Service(f"{arguments.target}/ustakana", url, folder)
        try:
            load = folder / "load.txt"
            load.write_text(" ".join(service.students) + "\n" + " ".join(service.machines) + "\n")
            env = {"LOAD": str(load)}
            first = (int(time.time()) // 86400 + 2) * 86400
            ours, raw = [], []
            for turn in range(arguments.rounds + 1):
                base = str(first + turn * 50 * 86400)
                seconds = 2 if turn == 0 else arguments.seconds
                rate, p99, bad = wrk(service.base + "/", seconds, arguments.connections, HERE / "book.lua", env | {"FROM": base})
                if bad:
                    sys.exit(f"{bad} bookings were refused: the load is not what it says")
                if turn == 0:
                    continue
                ours.append(rate)
                raw.append(
                    raw_sqlite(folder, arguments.seconds)
                    if engine == "SQLite"
                    else raw_postgres(url, folder, arguments.seconds, arguments.connections)
                )
            show(f"{engine}: book", ours, raw, p99)
            path = service.fill_day(first - 86400)
            request = urllib.request.Request(path, headers={"Authorization": f"Bearer {service.students[0]}"})
            body = urllib.request.urlopen(request).read()
            ours, bare = [], []
            for _ in range(arguments.rounds):
                rate, p99, _ = wrk(path, arguments.seconds, arguments.connections, token=service.students[0])
                ours.append(rate)
                bare.append(ceiling(arguments.target, body, arguments.seconds, arguments.connections, folder))
            show(f"{engine}: board of {MACHINES}, {len(body) // 1000} kB", ours, bare, p99)
        finally:
            service.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--engine", choices=["sqlite", "postgres"])
    arguments = parser.parse_args()
    if arguments.engine != "postgres":
        measure("SQLite", None, arguments)
    if arguments.engine != "sqlite":
        cluster = os.environ["BENCH_DATABASE_URL"]
        name = f"bench_{os.getpid()}"
        psql(cluster, f"CREATE DATABASE {name}")
        url = re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", cluster, count=1) if cluster.count("/") > 2 else f"{cluster}/{name}"
        try:
            measure("PostgreSQL", url, arguments)
        finally:
            psql(cluster, f"DROP DATABASE {name} WITH (FORCE)")


main()
