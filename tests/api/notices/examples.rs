//! E9 of the dossier: how long a notice of seven days is shown.

use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::parse_moment;
use serde_json::json;

use super::Scene;

#[tokio::test]
async fn e9_periods() {
    let mut scene = Scene::at(Stage::Decision).await;
    assert_eq!(NoticeKind::ProvisionalResult.display().default_days, 7);
    for posted in ["2026-03-02T10:00", "2026-03-01T10:00"] {
        // Posted on a Monday they end on the next; posted on a Sunday the last day is a rest day and moves to Monday.
        scene.app.set_clock(parse_moment(posted).expect("a moment"));
        // Whoever was appointed later has no part in what was posted then.
        scene.staff = scene.staff_later().await;
        let id = scene.published(NoticeKind::ProvisionalResult).await;
        let end = parse_moment("2026-03-10T00:00").expect("the end of 9 March");
        assert_eq!(scene.find(&id).await["card"]["ends_at"], json!(end), "{posted}");
        scene.app.set_clock(end - chrono::Duration::seconds(60));
        assert_eq!(scene.find(&id).await["card"]["period_over"], false);
        scene.app.set_clock(end);
        assert_eq!(scene.find(&id).await["card"]["period_over"], true);
    }
}
