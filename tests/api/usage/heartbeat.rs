//! Signs of life: a silence of every node for longer than 75 s is an outage.

use diesel::prelude::*;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::service_outages;
use ustakana::platform::values::Instant;
use ustakana::platform::write::Call;
use ustakana::server;

use crate::app::App;

async fn beat_of(app: &App, node: &'static str) {
    app.service().write(Call::service("heartbeat"), move |w| server::beat(w, node)).await.unwrap();
}

fn wait_seconds(app: &App, seconds: i64) {
    app.clock().set(app.now().plus_seconds(seconds));
}

async fn outages(app: &App) -> Vec<(Instant, Instant)> {
    let rows = |c: &mut _| {
        let spans = (service_outages::starts_at, service_outages::ends_at);
        Ok::<_, Fault>(service_outages::table.select(spans).load(c)?)
    };
    app.service().read(rows).await.unwrap()
}

both_engines! { a_silence_of_75_seconds_is_none_and_one_of_76_is_an_outage => |app| async move {
    beat_of(&app, "one").await;
    for quiet in [30, 75] {
        wait_seconds(&app, quiet);
        beat_of(&app, "one").await;
        assert_eq!(outages(&app).await, [], "after {quiet} s");
    }
    let fell_silent = app.now();
    wait_seconds(&app, 76);
    beat_of(&app, "one").await;
    assert_eq!(outages(&app).await, [(fell_silent, app.now())]);
}}

both_engines! { while_another_node_beats_the_service_was_not_down => |app| async move {
    beat_of(&app, "one").await;
    for _ in 0..5 {
        wait_seconds(&app, 40);
        beat_of(&app, "two").await;
    }
    beat_of(&app, "one").await;
    assert_eq!(outages(&app).await, []);
}}
