//! The tables as Diesel sees them: the same on both engines.

use super::types::{JsonDoc, Ts, Uid};

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    people (id) {
        id -> Uid,
        email -> Nullable<Text>,
        email_folded -> Nullable<Text>,
        phone -> Nullable<Text>,
        full_name -> Text,
        folded -> Text,
        locale -> Text,
        password_hash -> Nullable<Text>,
        sex -> Nullable<Text>,
        year_of_birth -> Nullable<Integer>,
        statistics_consent -> Nullable<Uid>,
        admin -> Bool,
        status -> Text,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable};
    use super::{Ts, Uid};

    refresh_tokens (id) {
        id -> Uid,
        family -> Uid,
        person -> Uid,
        token_hash -> Binary,
        issued_at -> Ts,
        expires_at -> Ts,
        spent_at -> Nullable<Ts>,
        successor -> Nullable<Uid>,
        revoked_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable};
    use super::{Ts, Uid};

    web_sessions (id) {
        id -> Uid,
        person -> Uid,
        token_hash -> Binary,
        created_at -> Ts,
        last_seen_at -> Ts,
        expires_at -> Ts,
        revoked_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use super::{Ts};

    signing_keys (kid) {
        kid -> Text,
        public_key -> Binary,
        wrapped_private -> Binary,
        created_at -> Ts,
        retired_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable};
    use super::{Ts};

    setup_links (token_hash) {
        token_hash -> Binary,
        created_at -> Ts,
        expires_at -> Ts,
        used_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Integer, Text};
    use super::{JsonDoc, Ts, Uid};

    idempotency_keys (actor, method, path, key) {
        actor -> Uid,
        method -> Text,
        path -> Text,
        key -> Text,
        fingerprint -> Binary,
        status -> Integer,
        headers -> JsonDoc,
        body -> Text,
        created_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    audit_events (id) {
        id -> Uid,
        at -> Ts,
        lab -> Nullable<Uid>,
        actor_kind -> Text,
        actor -> Nullable<Uid>,
        action -> Text,
        subject_type -> Text,
        subject -> Uid,
        before -> Nullable<JsonDoc>,
        after -> Nullable<JsonDoc>,
        request_id -> Text,
        reason_hash -> Nullable<Binary>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use super::{Uid};

    audit_reasons (event) {
        event -> Uid,
        salt -> Binary,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Integer, Text};
    use super::Ts;

    audit_batches (number) {
        number -> BigInt,
        previous -> Binary,
        sealed_at -> Ts,
        events -> Integer,
        hash -> Binary,
        kid -> Text,
        signature -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Integer};
    use super::Uid;

    audit_batch_events (batch, position) {
        batch -> BigInt,
        position -> Integer,
        event -> Uid,
        event_hash -> Binary,
    }
}

diesel::table! {
    use super::Uid;

    audit_unsealed (event) {
        event -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    jobs (id) {
        id -> Uid,
        kind -> Text,
        subject -> Uid,
        due_at -> Ts,
        attempts -> Integer,
        last_error -> Nullable<Text>,
        created_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Text};
    use super::{Ts};

    service_beats (node) {
        node -> Text,
        at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{};
    use super::{Ts, Uid};

    service_outages (id) {
        id -> Uid,
        starts_at -> Ts,
        ends_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Integer, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    labs (id) {
        id -> Uid,
        slug -> Text,
        name -> JsonDoc,
        time_zone -> Text,
        currency -> Text,
        visibility -> Text,
        registration -> Text,
        join_code -> Nullable<Text>,
        policy -> JsonDoc,
        revision -> BigInt,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Date};
    use super::{JsonDoc, Ts, Uid};

    lab_hours (id) {
        id -> Uid,
        lab -> Uid,
        from_date -> Date,
        hours -> JsonDoc,
        created_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer};
    use super::{JsonDoc, Ts, Uid};

    closures (id) {
        id -> Uid,
        lab -> Uid,
        starts_at -> Ts,
        ends_at -> Ts,
        reason -> JsonDoc,
        holiday -> Bool,
        all_machines -> Bool,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    memberships (id) {
        id -> Uid,
        lab -> Uid,
        person -> Uid,
        role -> Text,
        status -> Text,
        affiliation -> Nullable<Text>,
        student_number -> Nullable<Text>,
        self_joined -> Bool,
        suspended_until -> Nullable<Ts>,
        suspension_reason -> Nullable<Text>,
        joined_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{Ts, Uid};

    membership_history (membership, from_at) {
        membership -> Uid,
        from_at -> Ts,
        role -> Text,
        affiliation -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer};
    use super::{JsonDoc, Ts, Uid};

    machine_classes (id) {
        id -> Uid,
        lab -> Uid,
        name -> JsonDoc,
        policy -> JsonDoc,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    machines (id) {
        id -> Uid,
        lab -> Uid,
        class -> Nullable<Uid>,
        name -> JsonDoc,
        folded -> Text,
        description -> Nullable<JsonDoc>,
        make -> Text,
        model -> Text,
        asset_tag -> Nullable<Text>,
        serial -> Nullable<Text>,
        location -> Nullable<Text>,
        grant_name -> Nullable<Text>,
        status -> Text,
        policy -> JsonDoc,
        checklist -> JsonDoc,
        checklist_version -> Integer,
        build_volume -> Nullable<JsonDoc>,
        acquired_on -> Nullable<Date>,
        cost_minor -> Nullable<BigInt>,
        cost_currency -> Nullable<Text>,
        import_key -> Nullable<Text>,
        retired_at -> Nullable<Ts>,
        revision -> BigInt,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Double, Integer, Nullable, Text};
    use super::{JsonDoc, Uid};

    machine_capabilities (machine, ordinal) {
        machine -> Uid,
        ordinal -> Integer,
        process -> Text,
        material_class -> Text,
        metal -> Nullable<Text>,
        build_volume -> Nullable<JsonDoc>,
        tolerance_mm -> Nullable<Double>,
        sintering -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{Ts, Uid};

    machine_status_history (id) {
        id -> Uid,
        machine -> Uid,
        status -> Text,
        from_at -> Ts,
        actor -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use super::{Ts, Uid};

    machine_locks (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Uid,
        cause -> Text,
        safety -> Bool,
        starts_at -> Ts,
        ends_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{};
    use super::{Uid};

    closure_machines (closure, machine) {
        closure -> Uid,
        machine -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable};
    use super::{JsonDoc, Ts, Uid};

    qualifications (id) {
        id -> Uid,
        lab -> Uid,
        name -> JsonDoc,
        valid_days -> Nullable<Integer>,
        levels -> JsonDoc,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{Ts, Uid};

    certifications (id) {
        id -> Uid,
        lab -> Uid,
        person -> Uid,
        qualification -> Uid,
        level -> Nullable<Text>,
        granted_by -> Nullable<Uid>,
        valid_from -> Ts,
        expires_at -> Nullable<Ts>,
        evidence -> Nullable<Text>,
        created_at -> Ts,
        course_session -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable};
    use super::{Ts, Uid};

    certification_revocations (certification) {
        certification -> Uid,
        revoked_at -> Ts,
        revoked_by -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Date, Integer, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    demand_signals (id) {
        id -> Uid,
        lab -> Uid,
        person -> Uid,
        capability_key -> Text,
        capabilities -> JsonDoc,
        machine -> Nullable<Uid>,
        local_day -> Date,
        kind -> Text,
        minutes -> Integer,
        created_at -> Ts,
        updated_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    reservations (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Uid,
        kind -> Text,
        member -> Nullable<Uid>,
        second_person -> Nullable<Uid>,
        supervisor -> Nullable<Uid>,
        group_booking -> Nullable<Uid>,
        booked_by -> Nullable<Uid>,
        starts_at -> Ts,
        ends_at -> Ts,
        blocks_from -> Ts,
        blocks_until -> Ts,
        status -> Text,
        purpose -> Nullable<Text>,
        note -> Nullable<Text>,
        batch -> Nullable<Uid>,
        check_in_window_minutes -> Nullable<Integer>,
        cancel_notice_minutes -> Integer,
        approved -> Bool,
        checked_in_at -> Nullable<Ts>,
        released_at -> Nullable<Ts>,
        cause -> Nullable<Text>,
        overrun_seconds -> BigInt,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    groups (id) {
        id -> Uid,
        lab -> Uid,
        kind -> Text,
        name -> Text,
        lead -> Nullable<Uid>,
        headcount -> Nullable<Integer>,
        contact -> Nullable<Text>,
        max_minutes_per_week -> Nullable<Integer>,
        counts_personally -> Bool,
        archived_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use super::{Ts, Uid};

    group_members (group_id, person) {
        group_id -> Uid,
        person -> Uid,
        joined_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable};
    use super::{Ts, Uid};

    group_bookings (id) {
        id -> Uid,
        lab -> Uid,
        group_id -> Uid,
        member -> Uid,
        booked_by -> Nullable<Uid>,
        starts_at -> Ts,
        ends_at -> Ts,
        counts_personally -> Bool,
        cancelled_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable};
    use super::{Ts, Uid};

    attendance_records (id) {
        id -> Uid,
        lab -> Uid,
        booking -> Uid,
        number -> Integer,
        recorded_by -> Nullable<Uid>,
        recorded_at -> Ts,
    }
}

diesel::table! {
    use super::Uid;

    attendance_people (record, person) {
        record -> Uid,
        person -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text};
    use super::Uid;

    attendance_counts (record, sex, age_band) {
        record -> Uid,
        sex -> Text,
        age_band -> Text,
        people -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Date, Integer, Nullable};
    use super::{Ts, Uid};

    minors (lab, person) {
        lab -> Uid,
        person -> Uid,
        adult_on -> Date,
        recorded_by -> Nullable<Uid>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Date, Nullable, Text};
    use super::{Ts, Uid};

    guardian_consents (id) {
        id -> Uid,
        lab -> Uid,
        person -> Uid,
        purpose -> Text,
        guardian -> Nullable<Text>,
        text_version -> Text,
        given_on -> Date,
        recorded_by -> Nullable<Uid>,
        recorded_at -> Ts,
        withdrawn_at -> Nullable<Ts>,
        withdrawn_by -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use super::{Ts, Uid};

    devices (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Uid,
        name -> Text,
        key_hash -> Binary,
        created_at -> Ts,
        expires_at -> Nullable<Ts>,
        revoked_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    usage_sessions (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Uid,
        person -> Nullable<Uid>,
        reservation -> Nullable<Uid>,
        started_at -> Ts,
        ended_at -> Nullable<Ts>,
        expected_ends_at -> Ts,
        source -> Text,
        purpose -> Nullable<Text>,
        headcount -> Integer,
        outcome -> Nullable<Text>,
        end_cause -> Nullable<Text>,
        note -> Nullable<Text>,
        affiliation -> Nullable<Text>,
        role -> Nullable<Text>,
        overrun_seconds -> BigInt,
        to_settle -> Bool,
        created_by -> Nullable<Uid>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    session_corrections (id) {
        id -> Uid,
        lab -> Uid,
        session -> Uid,
        status -> Text,
        before -> JsonDoc,
        after -> JsonDoc,
        reason -> Nullable<Text>,
        proposed_by -> Nullable<Uid>,
        proposed_at -> Ts,
        decided_by -> Nullable<Uid>,
        decided_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Date};
    use super::{Ts, Uid};

    machine_days (machine, day) {
        machine -> Uid,
        day -> Date,
        lab -> Uid,
        open_micros -> BigInt,
        downtime_planned_micros -> BigInt,
        downtime_unplanned_micros -> BigInt,
        available_micros -> BigInt,
        reserved_micros -> BigInt,
        used_micros -> BigInt,
        used_in_available_micros -> BigInt,
        used_outside_open_micros -> BigInt,
        no_show_micros -> BigInt,
        sessions -> BigInt,
        successes -> BigInt,
        failures -> BigInt,
        aborted -> BigInt,
        headcount -> BigInt,
        misses -> BigInt,
        reached_start -> BigInt,
        used_self_micros -> BigInt,
        used_staff_micros -> BigInt,
        used_device_micros -> BigInt,
        used_kiosk_micros -> BigInt,
        used_import_micros -> BigInt,
        used_auto_micros -> BigInt,
        stale -> Bool,
        computed_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Date, Text};
    use super::{Uid};

    member_days (machine, day, person, affiliation, role) {
        machine -> Uid,
        day -> Date,
        lab -> Uid,
        person -> Uid,
        affiliation -> Text,
        role -> Text,
        present -> Bool,
        used_micros -> BigInt,
        used_in_available_micros -> BigInt,
        used_outside_open_micros -> BigInt,
        sessions -> BigInt,
        successes -> BigInt,
        failures -> BigInt,
        aborted -> BigInt,
        headcount -> BigInt,
        reserved_micros -> BigInt,
        no_show_micros -> BigInt,
        misses -> BigInt,
        reached_start -> BigInt,
        used_self_micros -> BigInt,
        used_staff_micros -> BigInt,
        used_device_micros -> BigInt,
        used_kiosk_micros -> BigInt,
        used_import_micros -> BigInt,
        used_auto_micros -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{Double, Integer, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    equipment_requests (id) {
        id -> Uid,
        lab -> Uid,
        author -> Uid,
        title -> JsonDoc,
        justification -> JsonDoc,
        folded -> Text,
        status -> Text,
        process -> Nullable<Text>,
        material_class -> Nullable<Text>,
        limits -> Nullable<JsonDoc>,
        expected_users -> Nullable<Integer>,
        hours_per_month -> Nullable<Double>,
        estimated_cost -> Nullable<JsonDoc>,
        cost_lines -> JsonDoc,
        alternatives -> JsonDoc,
        links -> JsonDoc,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    endorsements (id) {
        id -> Uid,
        request -> Uid,
        person -> Uid,
        reason -> Nullable<Text>,
        need -> Nullable<JsonDoc>,
        created_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{Ts, Uid};

    request_transitions (id) {
        id -> Uid,
        request -> Uid,
        from_status -> Text,
        to_status -> Text,
        actor -> Nullable<Uid>,
        at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    evidence_versions (request, number) {
        request -> Uid,
        number -> Integer,
        document -> Text,
        sha256 -> Text,
        frozen_at -> Ts,
        frozen_by -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Text, Nullable};
    use super::{Ts, Uid};

    consents (id) {
        id -> Uid,
        person -> Uid,
        purpose -> Text,
        text_version -> Integer,
        given_at -> Ts,
        withdrawn_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    api_keys (id) {
        id -> Uid,
        person -> Uid,
        name -> Text,
        key_hash -> Binary,
        scopes -> JsonDoc,
        created_at -> Ts,
        expires_at -> Ts,
        revoked_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use super::{Ts, Uid};

    one_time_codes (id) {
        id -> Uid,
        person -> Uid,
        purpose -> Text,
        code_hash -> Binary,
        email -> Nullable<Text>,
        created_at -> Ts,
        expires_at -> Ts,
        used_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary};
    use super::{Ts, Uid};

    known_places (person, place_hash) {
        person -> Uid,
        place_hash -> Binary,
        seen_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Integer, Nullable, Text};
    use super::{Ts, Uid};

    mails (id) {
        id -> Uid,
        recipient -> Text,
        subject -> Text,
        sealed_body -> Binary,
        created_at -> Ts,
        due_at -> Ts,
        attempts -> Integer,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use super::{Ts, Uid};

    live_events (id) {
        id -> Uid,
        number -> Nullable<BigInt>,
        lab -> Uid,
        kind -> Text,
        subject -> Uid,
        machine -> Nullable<Uid>,
        member -> Nullable<Uid>,
        revision -> Nullable<BigInt>,
        written_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::Date;
    use super::{JsonDoc, Ts, Uid};

    told_months (lab, month) {
        lab -> Uid,
        month -> Date,
        facts -> JsonDoc,
        kept_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::Date;
    use super::{JsonDoc, Ts, Uid};

    told_periods (lab, from_day, until_day) {
        lab -> Uid,
        from_day -> Date,
        until_day -> Date,
        figures -> JsonDoc,
        published_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::Nullable;
    use super::{Ts, Uid};

    erasures (id) {
        id -> Uid,
        person -> Uid,
        asked_at -> Ts,
        due_at -> Ts,
        withdrawn_at -> Nullable<Ts>,
        done_at -> Nullable<Ts>,
        lab -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    suppliers (id) {
        id -> Uid,
        lab -> Uid,
        name -> Text,
        folded -> Text,
        contact -> Nullable<Text>,
        note -> Nullable<Text>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    stock_items (id) {
        id -> Uid,
        lab -> Uid,
        name -> JsonDoc,
        folded -> Text,
        category -> Text,
        category_folded -> Text,
        material -> Nullable<Text>,
        material_folded -> Nullable<Text>,
        colour -> Nullable<Text>,
        colour_folded -> Nullable<Text>,
        unit -> Text,
        reorder_level -> Nullable<BigInt>,
        allow_negative -> Bool,
        barcode -> Nullable<Text>,
        density -> Nullable<BigInt>,
        diameter -> Nullable<BigInt>,
        cost_minor -> Nullable<BigInt>,
        cost_currency -> Nullable<Text>,
        cost_per -> Nullable<BigInt>,
        supplier -> Nullable<Uid>,
        keeper -> Nullable<Uid>,
        archived_at -> Nullable<Ts>,
        balance -> BigInt,
        revision -> BigInt,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};
    use super::{Ts, Uid};

    stock_lots (id) {
        id -> Uid,
        lab -> Uid,
        item -> Uid,
        code -> Text,
        expires_on -> Nullable<Date>,
        supplier -> Nullable<Uid>,
        cost_minor -> Nullable<BigInt>,
        cost_currency -> Nullable<Text>,
        cost_per -> Nullable<BigInt>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    purchase_orders (id) {
        id -> Uid,
        lab -> Uid,
        supplier -> Nullable<Uid>,
        status -> Text,
        note -> Nullable<Text>,
        requested_by -> Nullable<Uid>,
        ordered_at -> Nullable<Ts>,
        ended_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use super::Uid;

    purchase_order_lines (id) {
        id -> Uid,
        purchase_order -> Uid,
        item -> Uid,
        quantity -> BigInt,
        cost_minor -> Nullable<BigInt>,
        cost_currency -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    stock_takes (id) {
        id -> Uid,
        lab -> Uid,
        status -> Text,
        location -> Nullable<Text>,
        note -> Nullable<Text>,
        opened_by -> Nullable<Uid>,
        ended_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use super::{Ts, Uid};

    stock_take_lines (id) {
        id -> Uid,
        stock_take -> Uid,
        item -> Uid,
        lot -> Nullable<Uid>,
        location -> Nullable<Text>,
        counted -> BigInt,
        expected -> BigInt,
        counted_by -> Nullable<Uid>,
        counted_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use super::{Ts, Uid};

    stock_movements (id) {
        id -> Uid,
        posting -> Uid,
        lab -> Uid,
        item -> Uid,
        kind -> Text,
        quantity -> BigInt,
        balance_after -> BigInt,
        lot -> Nullable<Uid>,
        location -> Nullable<Text>,
        person -> Nullable<Uid>,
        usage_session -> Nullable<Uid>,
        work_order -> Nullable<Uid>,
        order_line -> Nullable<Uid>,
        stock_take -> Nullable<Uid>,
        cost_minor -> Nullable<BigInt>,
        cost_currency -> Nullable<Text>,
        moved_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Text};
    use super::{Ts, Uid};

    taken_over (lab, key) {
        lab -> Uid,
        key -> Binary,
        subject_type -> Text,
        subject -> Uid,
        taken_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use super::Uid;

    stock_balances (id) {
        id -> Uid,
        item -> Uid,
        lot -> Nullable<Uid>,
        location -> Nullable<Text>,
        quantity -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    incidents (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Uid,
        reporter -> Nullable<Uid>,
        severity -> Text,
        description -> Text,
        status -> Text,
        lock -> Nullable<Uid>,
        cause -> Nullable<Text>,
        note -> Nullable<Text>,
        reported_at -> Ts,
        resolved_at -> Nullable<Ts>,
        resolved_by -> Nullable<Uid>,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    maintenance_plans (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Uid,
        title -> Text,
        description -> Nullable<Text>,
        every_days -> Nullable<Integer>,
        every_run_hours -> Nullable<Integer>,
        every_sessions -> Nullable<Integer>,
        duration_minutes -> Integer,
        lead_days -> Integer,
        paused -> Bool,
        counted_from -> Ts,
        removed_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    work_orders (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Uid,
        incident -> Nullable<Uid>,
        plan -> Nullable<Uid>,
        title -> Text,
        description -> Nullable<Text>,
        planned -> Bool,
        assignee -> Nullable<Uid>,
        starts_at -> Nullable<Ts>,
        ends_at -> Nullable<Ts>,
        block -> Nullable<Uid>,
        status -> Text,
        cause -> Nullable<Text>,
        note -> Nullable<Text>,
        opened_by -> Nullable<Uid>,
        created_at -> Ts,
        updated_at -> Ts,
        closed_at -> Nullable<Ts>,
        closed_by -> Nullable<Uid>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Nullable, Text};
    use super::{JsonDoc, Ts, Uid};

    notifications (id) {
        id -> Uid,
        person -> Uid,
        lab -> Uid,
        kind -> Text,
        subject_type -> Text,
        subject -> Uid,
        revision -> BigInt,
        facts -> JsonDoc,
        created_at -> Ts,
        expires_at -> Nullable<Ts>,
        read_at -> Nullable<Ts>,
        mail_due_at -> Nullable<Ts>,
        mailed_at -> Nullable<Ts>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    notification_settings (person) {
        person -> Uid,
        quiet_from -> Nullable<Integer>,
        quiet_until -> Nullable<Integer>,
        digest -> Text,
        reminder_minutes -> Integer,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Text};
    use super::Uid;

    notification_choices (person, kind_group, channel) {
        person -> Uid,
        kind_group -> Text,
        channel -> Text,
        wanted -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable};
    use super::{JsonDoc, Ts, Uid};

    courses (id) {
        id -> Uid,
        lab -> Uid,
        title -> JsonDoc,
        description -> Nullable<JsonDoc>,
        duration_minutes -> Nullable<Integer>,
        capacity -> Integer,
        archived_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::Uid;

    course_gives (course, qualification) {
        course -> Uid,
        qualification -> Uid,
        level -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{};
    use super::Uid;

    course_prerequisites (course, qualification) {
        course -> Uid,
        qualification -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable, Text};
    use super::{Ts, Uid};

    course_sessions (id) {
        id -> Uid,
        lab -> Uid,
        course -> Uid,
        starts_at -> Ts,
        ends_at -> Ts,
        capacity -> Integer,
        trainer -> Nullable<Uid>,
        location -> Nullable<Text>,
        blackout -> Nullable<Uid>,
        cancelled_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    enrolments (id) {
        id -> Uid,
        lab -> Uid,
        session -> Uid,
        capacity -> Integer,
        person -> Uid,
        status -> Text,
        turn -> Integer,
        place -> Nullable<Integer>,
        attended -> Nullable<Bool>,
        passed -> Nullable<Bool>,
        level -> Nullable<Text>,
        note -> Nullable<Text>,
        recorded_by -> Nullable<Uid>,
        recorded_at -> Nullable<Ts>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::Nullable;
    use super::{Ts, Uid};

    duties (id) {
        id -> Uid,
        lab -> Uid,
        person -> Uid,
        starts_at -> Ts,
        ends_at -> Ts,
        created_by -> Nullable<Uid>,
        created_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable};
    use super::{JsonDoc, Ts, Uid};

    session_checklists (session) {
        session -> Uid,
        version -> Integer,
        items -> JsonDoc,
        acknowledged_by -> Nullable<Uid>,
        acknowledged_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Integer, Nullable, Text};
    use super::{Ts, Uid};

    files (id) {
        id -> Uid,
        lab -> Uid,
        machine -> Nullable<Uid>,
        incident -> Nullable<Uid>,
        request -> Nullable<Uid>,
        certification -> Nullable<Uid>,
        staff_only -> Bool,
        name -> Text,
        media_type -> Text,
        size -> Integer,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        sha256 -> Binary,
        uploaded_by -> Nullable<Uid>,
        created_at -> Ts,
        content -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::{Date, Integer, Nullable, Text};
    use super::{Ts, Uid};

    assets (machine) {
        machine -> Uid,
        lab -> Uid,
        inventory_number -> Nullable<Text>,
        donor_agreement -> Nullable<Text>,
        transfer_act -> Nullable<Text>,
        invoice -> Nullable<Text>,
        warranty_until -> Nullable<Date>,
        restrictions -> Nullable<Text>,
        restrictions_until -> Nullable<Date>,
        custodian -> Nullable<Uid>,
        created_at -> Ts,
        updated_at -> Ts,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::{Date, Nullable, Text};
    use super::{Ts, Uid};

    asset_disposals (machine) {
        machine -> Uid,
        lab -> Uid,
        way -> Text,
        disposed_on -> Date,
        document -> Nullable<Text>,
        disposed_by -> Nullable<Uid>,
        created_at -> Ts,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{Ts, Uid};

    machine_locations (id) {
        id -> Uid,
        machine -> Uid,
        location -> Nullable<Text>,
        from_at -> Ts,
        actor -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::{Integer, Nullable};
    use super::{Ts, Uid};

    inventory_checks (id) {
        id -> Uid,
        lab -> Uid,
        started_at -> Ts,
        started_by -> Nullable<Uid>,
        finished_at -> Nullable<Ts>,
        finished_by -> Nullable<Uid>,
        expected -> Nullable<Integer>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use super::{Ts, Uid};

    inventory_findings (id) {
        id -> Uid,
        inventory_check -> Uid,
        machine -> Uid,
        outcome -> Text,
        location -> Nullable<Text>,
        found_by -> Nullable<Uid>,
        found_at -> Ts,
    }
}

// Only what is asked for together: all pairs of all tables would be forty thousand impls, two thirds of the time that
// a build takes. A query that needs another pair does not compile and names it (`TableNotEqual`).
diesel::allow_tables_to_appear_in_same_query!(asset_disposals, machines);
diesel::allow_tables_to_appear_in_same_query!(assets, machines);
diesel::allow_tables_to_appear_in_same_query!(attendance_people, attendance_records);
diesel::allow_tables_to_appear_in_same_query!(attendance_records, group_bookings);
diesel::allow_tables_to_appear_in_same_query!(attendance_records, groups);
diesel::allow_tables_to_appear_in_same_query!(audit_batch_events, audit_events);
diesel::allow_tables_to_appear_in_same_query!(audit_batch_events, audit_reasons);
diesel::allow_tables_to_appear_in_same_query!(audit_batch_events, audit_unsealed);
diesel::allow_tables_to_appear_in_same_query!(audit_events, audit_reasons);
diesel::allow_tables_to_appear_in_same_query!(audit_events, audit_unsealed);
diesel::allow_tables_to_appear_in_same_query!(certification_revocations, certifications);
diesel::allow_tables_to_appear_in_same_query!(certification_revocations, people);
diesel::allow_tables_to_appear_in_same_query!(certification_revocations, qualifications);
diesel::allow_tables_to_appear_in_same_query!(certifications, files);
diesel::allow_tables_to_appear_in_same_query!(certifications, people);
diesel::allow_tables_to_appear_in_same_query!(certifications, qualifications);
diesel::allow_tables_to_appear_in_same_query!(closure_machines, closures);
diesel::allow_tables_to_appear_in_same_query!(course_gives, course_sessions);
diesel::allow_tables_to_appear_in_same_query!(course_gives, courses);
diesel::allow_tables_to_appear_in_same_query!(course_gives, qualifications);
diesel::allow_tables_to_appear_in_same_query!(course_sessions, courses);
diesel::allow_tables_to_appear_in_same_query!(course_sessions, enrolments);
diesel::allow_tables_to_appear_in_same_query!(course_sessions, reservations);
diesel::allow_tables_to_appear_in_same_query!(courses, enrolments);
diesel::allow_tables_to_appear_in_same_query!(courses, reservations);
diesel::allow_tables_to_appear_in_same_query!(duties, memberships);
diesel::allow_tables_to_appear_in_same_query!(enrolments, people);
diesel::allow_tables_to_appear_in_same_query!(group_bookings, groups);
diesel::allow_tables_to_appear_in_same_query!(group_bookings, reservations);
diesel::allow_tables_to_appear_in_same_query!(groups, reservations);
diesel::allow_tables_to_appear_in_same_query!(group_members, groups);
diesel::allow_tables_to_appear_in_same_query!(incidents, machines);
diesel::allow_tables_to_appear_in_same_query!(labs, machines);
diesel::allow_tables_to_appear_in_same_query!(labs, memberships);
diesel::allow_tables_to_appear_in_same_query!(labs, people);
diesel::allow_tables_to_appear_in_same_query!(labs, reservations);
diesel::allow_tables_to_appear_in_same_query!(labs, session_corrections);
diesel::allow_tables_to_appear_in_same_query!(labs, usage_sessions);
diesel::allow_tables_to_appear_in_same_query!(machine_capabilities, machines);
diesel::allow_tables_to_appear_in_same_query!(machine_classes, machines);
diesel::allow_tables_to_appear_in_same_query!(machine_classes, reservations);
diesel::allow_tables_to_appear_in_same_query!(machine_locks, machines);
diesel::allow_tables_to_appear_in_same_query!(machines, people);
diesel::allow_tables_to_appear_in_same_query!(machines, reservations);
diesel::allow_tables_to_appear_in_same_query!(machines, session_corrections);
diesel::allow_tables_to_appear_in_same_query!(machines, stock_movements);
diesel::allow_tables_to_appear_in_same_query!(machines, usage_sessions);
diesel::allow_tables_to_appear_in_same_query!(machines, work_orders);
diesel::allow_tables_to_appear_in_same_query!(maintenance_plans, work_orders);
diesel::allow_tables_to_appear_in_same_query!(membership_history, memberships);
diesel::allow_tables_to_appear_in_same_query!(memberships, people);
diesel::allow_tables_to_appear_in_same_query!(one_time_codes, people);
diesel::allow_tables_to_appear_in_same_query!(people, qualifications);
diesel::allow_tables_to_appear_in_same_query!(people, reservations);
diesel::allow_tables_to_appear_in_same_query!(people, session_corrections);
diesel::allow_tables_to_appear_in_same_query!(people, stock_movements);
diesel::allow_tables_to_appear_in_same_query!(people, usage_sessions);
diesel::allow_tables_to_appear_in_same_query!(purchase_order_lines, stock_items);
diesel::allow_tables_to_appear_in_same_query!(reservations, session_corrections);
diesel::allow_tables_to_appear_in_same_query!(reservations, usage_sessions);
diesel::allow_tables_to_appear_in_same_query!(service_outages, usage_sessions);
diesel::allow_tables_to_appear_in_same_query!(session_corrections, usage_sessions);
diesel::allow_tables_to_appear_in_same_query!(stock_balances, stock_items);
diesel::allow_tables_to_appear_in_same_query!(stock_balances, stock_lots);
diesel::allow_tables_to_appear_in_same_query!(stock_items, stock_lots);
diesel::allow_tables_to_appear_in_same_query!(stock_items, stock_movements);
diesel::allow_tables_to_appear_in_same_query!(stock_movements, usage_sessions);
diesel::allow_tables_to_appear_in_same_query!(stock_movements, work_orders);
