//! Photos and papers, and who sees them.

use reqwest::Method;
use serde_json::{Value, json};
use ustakana::platform::values::Id;

use crate::app::{Client, Reply};
use crate::permissions::world::PDF;

async fn send(who: &Client, kind: &str, subject: Id, rest: &str, bytes: &[u8]) -> Reply {
    let path = format!("/files?subject_type={kind}&subject={subject}{rest}");
    who.send_raw(Method::POST, &path, &[], Some(("application/octet-stream", bytes.to_vec()))).await
}

fn listed(reply: &Reply) -> usize {
    reply.expect(200)["items"].as_array().unwrap().len()
}

both_engines! { a_photo_is_kept_hashed_in_the_trail_and_seen_by_who_sees_the_fault => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (aida, bek, timur) = (lab.student("Aida").await, lab.student("Bek").await, lab.technician("Timur").await);
    let stranger = other.manager("Nurlan").await;
    let machine = lab.machine(json!({})).await;
    let fault = json!({ "machine": machine, "severity": "minor", "description": "The belt squeaks." });
    let fault = aida.post("/incidents", fault).await.id();
    let name = "&name=%D0%A0%D0%B5%D0%BC%D0%B5%D0%BD%D1%8C%20%221%22.pdf";
    let sent = send(&aida, "incident", fault, name, PDF.as_bytes()).await;
    let hash = sent.expect(201)["sha256"].as_str().unwrap().to_owned();
    assert_eq!((&sent.json["media_type"], &sent.json["name"], &sent.json["size"]), (&json!("application/pdf"), &json!("Ремень \"1\".pdf"), &json!(PDF.len())));
    let path = format!("/files/{}", sent.id());
    for who in [&aida, &timur] {
        let got = who.get(&format!("{path}/content")).await;
        got.expect(200);
        assert_eq!(got.bytes, PDF.as_bytes());
        assert_eq!(got.header("content-type"), "application/pdf");
        assert_eq!(got.header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        assert!(got.header("content-disposition").starts_with("attachment; filename="), "{}", got.header("content-disposition"));
        assert!(got.header("content-disposition").contains("filename*=UTF-8''%D0%A0"));
        assert!(got.header("cache-control").contains("private"));
        let again = who.send(Method::GET, &format!("{path}/content"), &[("If-None-Match", got.etag())], None).await;
        assert_eq!((again.status, again.bytes.len()), (304, 0));
    }
    let list = format!("/files?subject_type=incident&subject={fault}");
    assert_eq!(listed(&timur.get(&list).await), 1);
    for who in [&bek, &stranger, &app.anonymous()] {
        for hidden in [path.clone(), format!("{path}/content"), list.clone()] {
            who.get(&hidden).await.expect_problem(404, "not_found");
        }
    }
    assert!(matches!(send(&bek, "incident", fault, "&name=x", PDF.as_bytes()).await.status, 404));
    bek.delete(&path, "*").await.expect_problem(404, "not_found");
    let manager = lab.manager("Meerim").await;
    let trail = manager.get(&format!("/labs/{}/audit-events?action=file.added", lab.slug)).await;
    let told = &trail.expect(200)["items"][0];
    assert_eq!((&told["after"]["sha256"], &told["after"]["subject"]), (&json!(hash), &json!(fault)));
    assert!(!told.to_string().contains("Ремень"), "names stay out of the trail");
    aida.delete(&path, "\"other\"").await.expect_problem(412, "stale");
    aida.delete(&path, &format!("\"{hash}\"")).await.expect(204);
    aida.get(&path).await.expect_problem(404, "not_found");
    let trail = manager.get(&format!("/labs/{}/audit-events?action=file.removed", lab.slug)).await;
    assert_eq!(trail.expect(200)["items"][0]["before"]["sha256"], json!(hash));
} }

/// A photo as a phone writes it, with where it was taken.
fn photo(place: &[u8]) -> Vec<u8> {
    let mut plain = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(40, 20, |x, y| {
        image::Rgb([u8::try_from(x * 6).unwrap(), u8::try_from(y * 12).unwrap(), 90])
    });
    picture.write_to(&mut plain, image::ImageFormat::Jpeg).unwrap();
    let plain = plain.into_inner();
    let told = [b"Exif\0\0II*\0\x08\0\0\0\0\0", place].concat();
    let length = u16::try_from(told.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &told, &plain[2..]].concat()
}

both_engines! { a_photo_comes_back_as_it_looks_and_does_not_tell_where_it_was_taken => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let machine = lab.machine(json!({})).await;
    let fault = aida.post("/incidents", json!({ "machine": machine, "severity": "minor", "description": "It squeaks." })).await.id();
    let wish = json!({ "title": "A kiln", "justification": "Clay.", "process": "furnace" });
    let wish = aida.post(&format!("/labs/{}/equipment-requests", lab.slug), wish).await.id();
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let held = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.id();
    let place = b"42.8746N 74.5698E";
    for (who, kind, subject) in [(&aida, "incident", fault), (&aida, "equipment_request", wish), (&manager, "machine", machine), (&manager, "certification", held)] {
        let sent = send(who, kind, subject, "&name=photo.jpg", &photo(place)).await;
        assert_eq!((&sent.expect(201)["width"], &sent.json["height"]), (&json!(40), &json!(20)), "{kind}");
        let got = aida.get(&format!("/files/{}/content", sent.id())).await;
        assert_eq!((got.status, got.header("content-type")), (200, "image/jpeg"), "{kind}");
        assert!(!got.bytes.windows(place.len()).any(|part| part == place), "{kind}");
        let shown = image::load_from_memory(&got.bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), (40, 20));
    }
} }

both_engines! { what_is_no_file_of_ours_is_refused_and_a_retry_keeps_one => |app| async move {
    let lab = app.lab().await;
    let timur = lab.technician("Timur").await;
    let machine = lab.machine(json!({})).await;
    let sent = |rest: &'static str, bytes: Vec<u8>| { let timur = timur.clone(); async move { send(&timur, "machine", machine, rest, &bytes).await } };
    sent("&name=a.gif", b"GIF89a".to_vec()).await.expect_problem(415, "unsupported_media_type");
    sent("&name=a.jpg", [0xff, 0xd8, 0xff, 0xe0].to_vec()).await.expect_problem(422, "invalid_fields");
    sent("&name=a%2Fb.pdf", PDF.into()).await.expect_problem(400, "invalid_parameter");
    sent("&name=%20", PDF.into()).await.expect_problem(400, "invalid_parameter");
    sent("", PDF.into()).await.expect_problem(400, "invalid_parameter");
    let large = sent("&name=large.pdf", vec![b' '; 10 * 1024 * 1024 + 1]).await;
    assert_eq!(large.expect_problem(413, "too_large")["max_bytes"], json!(10 * 1024 * 1024));
    // As large as may be: a PDF with blanks before its end.
    let (front, back) = PDF.split_at(PDF.find("trailer").unwrap());
    let blanks = " ".repeat(10 * 1024 * 1024 - PDF.len());
    let whole = sent("&name=manual.pdf", format!("{front}{blanks}{back}").into_bytes()).await;
    assert_eq!(whole.expect(201)["size"], json!(10 * 1024 * 1024));
    assert_eq!(timur.get(&format!("/files/{}/content", whole.id())).await.bytes.len(), 10 * 1024 * 1024);
    let path = format!("/files?subject_type=machine&subject={machine}&name=guide.pdf");
    let mut ids = Vec::new();
    for _ in 0..2 {
        let body = Some(("application/pdf", PDF.as_bytes().to_vec()));
        ids.push(timur.send_raw(Method::POST, &path, &[("Idempotency-Key", "k1")], body).await.id());
    }
    assert_eq!(ids[0], ids[1]);
    let body = Some(("application/pdf", [PDF.as_bytes(), b"\n"].concat()));
    timur.send_raw(Method::POST, &path, &[("Idempotency-Key", "k1")], body).await.expect_problem(422, "idempotency_key_reused");
    let first = timur.get(&format!("/files?subject_type=machine&subject={machine}&limit=1")).await;
    assert_eq!(listed(&first), 1);
    let rest = timur.get(&format!("/files?subject_type=machine&subject={machine}&cursor={}", first.json["next"].as_str().unwrap())).await;
    assert_eq!(listed(&rest), 1);
    for _ in 2..30 {
        sent("&name=more.pdf", PDF.into()).await.expect(201);
    }
    sent("&name=more.pdf", PDF.into()).await.expect_problem(409, "too_many_files");
} }

both_engines! { each_subject_says_who_may_send_and_who_sees => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, timur, meerim) = (lab.student("Aida").await, lab.student("Bek").await, lab.technician("Timur").await, lab.manager("Meerim").await);
    let machine = lab.machine(json!({})).await;
    send(&aida, "machine", machine, "&name=a.pdf", PDF.as_bytes()).await.expect_problem(403, "not_allowed");
    send(&app.anonymous(), "machine", machine, "&name=a.pdf", PDF.as_bytes()).await.expect_problem(401, "not_signed_in");
    send(&timur, "machine", machine, "&name=manual.pdf", PDF.as_bytes()).await.expect(201);
    let invoice = send(&timur, "machine", machine, "&name=invoice.pdf&staff_only=true", PDF.as_bytes()).await;
    assert_eq!(invoice.expect(201)["staff_only"], json!(true));
    let list = format!("/files?subject_type=machine&subject={machine}");
    assert_eq!((listed(&app.anonymous().get(&list).await), listed(&aida.get(&list).await), listed(&meerim.get(&list).await)), (1, 1, 2));
    assert_eq!(aida.get(&list).await.json["items"][0]["uploaded_by"], Value::Null);
    aida.get(&format!("/files/{}/content", invoice.id())).await.expect_problem(404, "not_found");

    let skill = meerim.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let held = meerim.post("/certifications", json!({ "member": aida.id(), "qualification": skill })).await.id();
    for who in [&aida, &timur] {
        send(who, "certification", held, "&name=test.pdf", PDF.as_bytes()).await.expect_problem(403, "not_allowed");
    }
    let proof = send(&meerim, "certification", held, "&name=test.pdf", PDF.as_bytes()).await;
    proof.expect(201);
    send(&meerim, "certification", held, "&name=test.pdf&staff_only=true", PDF.as_bytes()).await.expect_problem(400, "invalid_parameter");
    let path = format!("/files/{}", proof.id());
    aida.get(&path).await.expect(200);
    bek.get(&path).await.expect_problem(404, "not_found");
    aida.delete(&path, "*").await.expect_problem(403, "not_allowed");

    let wish = json!({ "title": "A kiln", "justification": "Clay.", "process": "furnace" });
    let wish = aida.post(&format!("/labs/{}/equipment-requests", lab.slug), wish).await.id();
    let quote = send(&aida, "equipment_request", wish, "&name=quote.pdf", PDF.as_bytes()).await;
    quote.expect(201);
    bek.get(&format!("/files/{}/content", quote.id())).await.expect(200);
    send(&bek, "equipment_request", wish, "&name=x.pdf", PDF.as_bytes()).await.expect_problem(403, "not_allowed");
    lab.funder("Donor").await.get(&format!("/files/{}", quote.id())).await.expect_problem(404, "not_found");
    meerim.post(&format!("/equipment-requests/{wish}/transitions"), json!({ "to": "under_review" })).await.expect(200);
    send(&aida, "equipment_request", wish, "&name=x.pdf", PDF.as_bytes()).await.expect_problem(403, "not_allowed");
    aida.delete(&format!("/files/{}", quote.id()), "*").await.expect_problem(403, "not_allowed");
    send(&meerim, "equipment_request", wish, "&name=x.pdf", PDF.as_bytes()).await.expect(201);
} }

both_engines! { who_is_erased_takes_their_photos_along_and_the_labs_papers_stay => |app| async move {
    let lab = app.lab().await;
    let (aida, timur, meerim) = (lab.student("Aida").await, lab.technician("Timur").await, lab.manager("Meerim").await);
    let machine = lab.machine(json!({})).await;
    let fault = json!({ "machine": machine, "severity": "minor", "description": "The belt squeaks." });
    let fault = aida.post("/incidents", fault).await.id();
    let skill = meerim.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let held = meerim.post("/certifications", json!({ "member": aida.id(), "qualification": skill })).await.id();
    let wish = |draft: bool| json!({ "title": "A kiln", "justification": "Clay.", "process": "furnace", "draft": draft });
    let requests = format!("/labs/{}/equipment-requests", lab.slug);
    let (draft, wish) = (aida.post(&requests, wish(true)).await.id(), aida.post(&requests, wish(false)).await.id());
    let mut sent = Vec::new();
    for (who, kind, subject, stays) in [
        (&aida, "incident", fault, false), (&timur, "incident", fault, true), (&meerim, "certification", held, false),
        (&aida, "equipment_request", draft, false), (&aida, "equipment_request", wish, true), (&timur, "machine", machine, true),
    ] {
        sent.push((send(who, kind, subject, "&name=x.pdf", PDF.as_bytes()).await.id(), stays));
    }
    let export = aida.get("/me/export").await;
    assert_eq!(export.expect(200)["held"]["files"].as_array().unwrap().len(), 4, "{}", export.json["held"]["files"]);
    aida.post("/me/erasure", json!({})).await.expect(202);
    app.later(8 * 24 * 60);
    app.drain_jobs().await;
    for (id, stays) in sent {
        assert_eq!(app.admin().get(&format!("/files/{id}")).await.status, if stays { 200 } else { 404 }, "{id}");
    }
    let verified = ustakana::features::files::verify(app.service()).await.unwrap();
    assert_eq!((verified.files, verified.differences.len()), (3, 0));
} }
