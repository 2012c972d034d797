#!/usr/bin/env python3
"""Reads a lab's rows over the API, computes its figures from them, and compares with what the API answers.

    recompute.py http://127.0.0.1:8080 LAB FROM UNTIL [--export FILE]

signs in with EMAIL and PASSWORD from the environment. UNTIL is exclusive and not after today in the lab's zone, so that
nothing of the period is still going on. Knows the definitions from their published words alone: no code is shared with
the service, no dependency needed. --export writes rows and figures without ids, for comparing labs.
"""

import json
import os
import re
import sys
import urllib.parse
import urllib.request
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SECOND = 1_000_000
FAR = 10**18


class Api:
    def __init__(self, base):
        self.base, self.token = base.rstrip("/") + "/api/v1", None
        login = {"email": os.environ["EMAIL"], "password": os.environ["PASSWORD"]}
        self.token = self.call("/auth/login", body=login)["access_token"]

    def call(self, path, body=None, **query):
        query = urllib.parse.urlencode({key: value for key, value in query.items() if value is not None})
        request = urllib.request.Request(self.base + path + ("?" + query if query else ""))
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def all(self, path, **query):
        items, cursor = [], None
        while True:
            page = self.call(path, limit=200, cursor=cursor, **query)
            items += page["items"]
            cursor = page.get("next")
            if not cursor:
                return items


def micros(text):
    """An instant of the API as whole microseconds; none for null."""
    if text is None:
        return None
    seconds, fraction = re.fullmatch(r"([^.Z]+)(?:\.(\d+))?Z", text).groups()
    whole = datetime.fromisoformat(seconds + "+00:00")
    return int(whole.timestamp()) * SECOND + int((fraction or "0").ljust(6, "0"))


def union(spans):
    out = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out


def intersect(one, other):
    one, other, out = union(one), union(other), []
    for start, end in one:
        for a, b in other:
            if a < end and start < b:
                out.append([max(a, start), min(b, end)])
    return union(out)


def subtract(one, other):
    other, out = union(other), []
    for start, end in union(one):
        for a, b in other:
            if a < end and start < b:
                if start < a:
                    out.append([start, a])
                start = b
            if start >= end:
                break
        if start < end:
            out.append([start, end])
    return out


def length(spans):
    return sum(end - start for start, end in union(spans))


class Rows:
    """All that the figures are made of."""

    def __init__(self, api, lab, first, until):
        self.lab = api.call(f"/labs/{lab}")
        self.zone = ZoneInfo(self.lab["time_zone"])
        self.weeks = api.call(f"/labs/{lab}/opening-hours")["items"]
        self.closures = api.all(f"/labs/{lab}/closures")
        self.machines = api.all(f"/labs/{lab}/machines") + api.all(f"/labs/{lab}/machines", status="retired")
        self.statuses = {m["id"]: api.call(f"/machines/{m['id']}/status")["history"] for m in self.machines}
        self.blackouts = api.all(f"/labs/{lab}/blackouts", ended="true", **{"from": "1970-01-01T00:00:00Z"})
        self.incidents = api.all("/incidents", lab=lab)
        self.orders = api.all("/work-orders", lab=lab)
        self.reservations = api.all("/reservations", lab=lab)
        self.sessions = api.all("/usage-sessions", lab=lab, open="false")
        self.members = {member["member"]: member for member in api.all(f"/labs/{lab}/members")}
        self.requests = api.all(f"/labs/{lab}/equipment-requests")
        self.first, self.until = first, until
        for row in self.reservations:
            row["span"] = [micros(row["starts_at"]), micros(row["ends_at"])]
        for row in self.sessions:
            row["span"] = [micros(row["started_at"]), micros(row["ended_at"])]
        self.of_machine = {
            machine["id"]: [[row for row in all if row["machine"] == machine["id"]] for all in (self.sessions, self.reservations)]
            for machine in self.machines
        }

    def at(self, day, minutes=0):
        day += timedelta(days=minutes // 1440)
        minutes %= 1440
        local = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=self.zone)
        return int(local.timestamp()) * SECOND

    def opening(self):
        """Local hours of every day of the period, by the week that held then."""
        spans, day = [], self.first
        weeks = sorted(self.weeks, key=lambda week: week["from"])
        while day < self.until:
            week = [week for week in weeks if week["from"] <= day.isoformat()][-1]
            for span in week.get("spans", week.get("hours")):
                if span["weekday"] == day.strftime("%A").lower():
                    opens, closes = ([int(part) for part in span[key].split(":")] for key in ("opens", "closes"))
                    spans.append([self.at(day, opens[0] * 60 + opens[1]), self.at(day, closes[0] * 60 + closes[1])])
            day += timedelta(days=1)
        return union(spans)

    def status_spans(self, machine, status):
        history = sorted(self.statuses[machine], key=lambda change: micros(change["from"]) or -FAR)
        ends = [micros(change["from"]) for change in history[1:]] + [FAR]
        return [
            [micros(change["from"]) if change["from"] else -FAR, end]
            for change, end in zip(history, ends)
            if change["status"] == status
        ]

    def machine_time(self, machine, opening):
        """Where the machine was open, down by plan, down without, and available."""
        own = machine["id"]
        if machine["acquired_on"]:
            since = self.at(date.fromisoformat(machine["acquired_on"]))
        else:
            starts = [session["span"][0] for session in self.of_machine[own][0]]
            since = min(starts + [micros(machine["created_at"])])
        service = subtract([[since, FAR]], self.status_spans(own, "retired"))
        closed = [
            [micros(closure["starts_at"]), micros(closure["ends_at"])]
            for closure in self.closures
            if closure["machines"] is None or own in closure["machines"]
        ]
        work = [
            [micros(part["starts_at"]), min(micros(part["ends_at"]), micros(part["released_at"]) or FAR)]
            for part in self.blackouts
            if part["machine"] == own and part["kind"] == "maintenance"
        ] + [
            [micros(order["starts_at"]), min(micros(order["ends_at"]), micros(order["closed_at"]) or FAR)]
            for order in self.orders
            if order["machine"] == own and order["planned"] and order["starts_at"]
        ]
        broken = [
            [micros(incident["reported_at"]), micros(incident["resolved_at"]) or FAR]
            for incident in self.incidents
            if incident["machine"] == own and incident["severity"] != "minor"
        ]
        is_open = intersect(subtract(opening, closed), service)
        unplanned = intersect(is_open, self.status_spans(own, "out_of_service") + broken)
        planned = subtract(intersect(is_open, work), unplanned)
        return is_open, planned, unplanned, subtract(subtract(is_open, unplanned), planned)


class Sum:
    def __init__(self):
        self.time = [0, 0, 0, 0]
        self.reserved = self.used = self.inside = self.outside = self.no_show = 0
        self.misses = self.reached = self.sessions = self.headcount = 0
        self.outcomes, self.sources, self.people = {}, {}, set()

    def group(self):
        is_open, planned, unplanned, available = self.time
        seconds = lambda value: (value + SECOND // 2) // SECOND
        ratio = lambda part, whole: part / whole if whole else None
        known = sum(self.outcomes.get(name, 0) for name in ("success", "failure", "aborted"))
        shares = {source: ratio(part, self.used) for source, part in self.sources.items() if part}
        return {
            "open_seconds": seconds(is_open),
            "downtime_planned_seconds": seconds(planned),
            "downtime_unplanned_seconds": seconds(unplanned),
            "available_seconds": seconds(available),
            "reserved_seconds": seconds(self.reserved),
            "used_seconds": seconds(self.used),
            "used_in_available_seconds": seconds(self.inside),
            "used_outside_open_seconds": seconds(self.outside),
            "no_show_seconds": seconds(self.no_show),
            "no_show_rate": ratio(self.misses, self.reached),
            "utilization": ratio(self.inside, available),
            "booking_fill": ratio(self.reserved, available),
            "sessions": self.sessions,
            "reach": len(self.people),
            "headcount": self.headcount,
            "success_rate": ratio(self.outcomes.get("success", 0), known),
            "coverage": shares if self.used else None,
            "suppressed": False,
        }


def compute(rows, by, windows):
    """The figures by group and in total. `windows` are the spans of the period, by key where it is grouped by time."""
    groups, total = {}, Sum()
    opening = rows.opening()
    if by == "machine":
        groups = {machine["id"]: Sum() for machine in rows.machines}
    elif by == "month":
        groups = {key: Sum() for key in windows}
    for machine in rows.machines:
        spans = rows.machine_time(machine, opening)
        for key, window in windows.items():
            place = {"machine": machine["id"], "month": key}.get(by)
            sums = [total] + ([groups[place]] if place else [])
            for one in sums:
                one.time = [time + length(intersect(part, [window])) for time, part in zip(one.time, spans)]
            add_sessions(rows, machine, window, spans, by, sums, groups)
            add_reservations(rows, machine, window, spans, by, sums, groups)
    if by == "affiliation":
        for one in groups.values():
            one.time = total.time
    return {key: one.group() for key, one in groups.items()}, total.group()


def with_people(sums, by, affiliation, groups):
    return sums + ([groups.setdefault(affiliation, Sum())] if by == "affiliation" else [])


def add_sessions(rows, machine, window, spans, by, sums, groups):
    for session in rows.of_machine[machine["id"]][0]:
        start, end = session["span"]
        begins_here = window[0] <= start < window[1]
        if not (begins_here or (start < window[1] and window[0] < end)):
            continue
        part = intersect([[start, end]], [window])
        for one in with_people(sums, by, session["affiliation"], groups):
            one.used += length(part)
            one.inside += length(intersect(part, spans[3]))
            one.outside += length(subtract(part, spans[0]))
            one.sources[session["source"]] = one.sources.get(session["source"], 0) + length(part)
            if session["member"]:
                one.people.add(session["member"])
            if begins_here:
                one.sessions += 1
                one.headcount += session["headcount"]
                one.outcomes[session["outcome"]] = one.outcomes.get(session["outcome"], 0) + 1


def add_reservations(rows, machine, window, spans, by, sums, groups):
    for plan in rows.of_machine[machine["id"]][1]:
        start, end = plan["span"]
        if not (start < window[1] and window[0] < end):
            continue
        released = micros(plan["released_at"])
        if plan["status"] in ("pending", "rejected", "expired") or (released is not None and released <= start):
            continue
        held = [[start, min(end, released if released is not None else FAR)]]
        missed = plan["status"] == "no_show"
        affiliation = rows.members.get(plan["member"], {}).get("affiliation")
        for one in with_people(sums, by, affiliation, groups):
            one.reserved += length(intersect(intersect(held, [window]), spans[3]))
            one.no_show += length(intersect([[start, end]], [window])) if missed else 0
            if window[0] <= start < window[1]:
                one.reached += 1
                one.misses += missed


def months(rows):
    """The months of the period, cut at its ends."""
    windows, day = {}, rows.first
    while day < rows.until:
        following = min((day.replace(day=1) + timedelta(days=32)).replace(day=1), rows.until)
        windows[day.strftime("%Y-%m")] = [rows.at(day), rows.at(following)]
        day = following
    return windows


def differences(by, answered, groups, total):
    found = []
    pairs = [("total", answered["total"], total)]
    theirs = {group["key"]: group for group in answered["groups"]}
    if set(theirs) != set(groups):
        found.append(f"by {by}: groups {sorted(map(str, set(theirs) ^ set(groups)))} are in one answer only")
    pairs += [(key, theirs[key], groups[key]) for key in groups if key in theirs]
    for key, they, we in pairs:
        for field, value in we.items():
            if they[field] != value:
                found.append(f"by {by}, {key}, {field}: answered {they[field]}, computed {value}")
    return found


def exported(rows, answers):
    """Rows and figures without ids, in an order of their own."""
    ordered = lambda all: sorted(all, key=json.dumps)
    # What was still ahead at the end of the period goes on changing while the service runs.
    over = lambda all: [row for row in all if row["span"][1] <= rows.at(rows.until)]
    tags = {machine["id"]: machine["asset_tag"] for machine in rows.machines}
    names = {member: row["full_name"] for member, row in rows.members.items()}
    row = lambda of, *fields: [tags.get(of["machine"]), names.get(of["member"])] + [of[field] for field in fields]
    figures = {
        by: ordered([tags.get(group.pop("key"), group["label"]), group] for group in answer["groups"])
        for by, answer in answers.items()
    }
    return {
        "figures": figures,
        "sessions": ordered(
            row(session, "started_at", "ended_at", "source", "purpose", "headcount", "outcome", "end_cause", "affiliation")
            for session in over(rows.sessions)
        ),
        "reservations": ordered(
            row(plan, "starts_at", "ends_at", "status", "purpose", "released_at", "created_at", "overrun_seconds")
            for plan in over(rows.reservations)
        ),
        "closures": ordered([c["starts_at"], c["ends_at"], c["reason"]["en"]] for c in rows.closures),
        "blackouts": ordered([tags[b["machine"]], b["starts_at"], b["ends_at"], b["kind"]] for b in rows.blackouts),
        "incidents": ordered(
            [tags[i["machine"]], i["severity"], i["status"], i["reported_at"], i["resolved_at"]] for i in rows.incidents
        ),
        "orders": ordered(
            [tags[o["machine"]], o["title"], o["status"], o["starts_at"], o["ends_at"], o["closed_at"]]
            for o in rows.orders
            if micros(o["created_at"]) < rows.at(rows.until)
        ),
        "statuses": ordered([tags[id], c["from"] or "", c["status"]] for id, all in rows.statuses.items() for c in all),
        "members": ordered([m["full_name"], m["role"], m["affiliation"], m["joined_at"]] for m in rows.members.values()),
        "requests": ordered([r["title"]["en"], r["status"], r["created_at"], r["updated_at"]] for r in rows.requests),
    }


def main():
    base, lab, first, until = sys.argv[1:5]
    api, period = Api(base), {"from": first, "until": until}
    kinds = ("machine", "month", "affiliation")
    read = lambda: {by: api.call(f"/labs/{lab}/utilization", group_by=by, **period) for by in kinds}
    answers = read()
    # Jobs may close what ran on by night: rows and figures of the same moment are wanted.
    for _ in range(5):
        rows = Rows(api, lab, date.fromisoformat(first), date.fromisoformat(until))
        before, answers = answers, read()
        if before == answers:
            break
    found = []
    whole = {"": [rows.at(rows.first), rows.at(rows.until)]}
    for by in kinds:
        groups, total = compute(rows, by, months(rows) if by == "month" else whole)
        found += differences(by, answers[by], groups, total)
    print("\n".join(found))
    counts = f"{len(rows.machines)} machines, {len(rows.sessions)} sessions, {len(rows.reservations)} reservations"
    print(f"{counts}: {len(found)} differences")
    if "--export" in sys.argv:
        with open(sys.argv[sys.argv.index("--export") + 1], "w") as file:
            json.dump(exported(rows, answers), file, ensure_ascii=False, indent=1)
    sys.exit(1 if found or not rows.sessions else 0)


main()
