//! One compound is carried through the whole way by its real forms: residents on the phone, staff on the desk; what
//! each step leaves behind is read by somebody without an account on the compound's page.

mod asking;
mod building;
mod checking;
mod deciding;
mod posting;

use std::cell::Cell;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use fantoccini::Locator;
use linyi_server::demo::story::pictures;
use linyi_shared::id::WorkItemId;
use linyi_shared::lang::Lang;
use linyi_shared::notices::api::NoticePage;
use linyi_shared::people::rules::Role;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::day_words;
use linyi_tests::TestApp;
use linyi_tests::browser::{Browser, Device};
use linyi_tests::builders::BuiltCompound;
use tempfile::TempDir;

use crate::form::Form;
use crate::samples::sign_in;

#[tokio::test(flavor = "multi_thread")]
async fn a_compound_goes_the_whole_way_in_the_browser() {
    let app = TestApp::start_with(|options| options.demo = true).await;
    let mut way = Way::begin(&app).await;
    asking::walk(&mut way).await;
    deciding::walk(&way).await;
    posting::walk(&way).await;
    building::walk(&way).await;
    checking::walk(&way).await;
    way.end().await;
}

/// The compound on its way, and the two windows it is looked at through.
struct Way<'a> {
    app: &'a TestApp,
    compound: BuiltCompound,
    /// The work items, once the consultation made them.
    items: Vec<WorkItemId>,
    /// The window of the staff.
    desk: Browser,
    /// The window of residents, and of visitors without an account.
    phone: Browser,
    photos: [PathBuf; 2],
    _folder: TempDir,
    pictures: Cell<u32>,
}

/// A form to be filled in: whose window, the page, the end of the address it posts to, the fields, and whether a photo
/// goes along.
struct Entry<'a> {
    window: &'a Browser,
    page: String,
    action: String,
    fields: &'a [(&'a str, &'a str)],
    photo: bool,
}

impl<'a> Way<'a> {
    /// Two homes with an owner each, before anything is asked.
    async fn begin(app: &'a TestApp) -> Self {
        let compound = app.compound().named("演示家属院").homes(2).build().await;
        let folder = TempDir::new().expect("a temporary folder");
        // Two, because a sheet is proven by two photos of its place (dossier R36).
        let photos = [3, 4].map(|seed| {
            let photo = folder.path().join(format!("photo-{seed}.jpg"));
            std::fs::write(&photo, pictures::draw(seed).expect("a picture")).expect("a photo");
            photo
        });
        let desk = Browser::open(app, Device::Desktop).await;
        let phone = Browser::open(app, Device::Phone).await;
        Self { app, compound, items: Vec::new(), desk, phone, photos, _folder: folder, pictures: Cell::new(0) }
    }

    /// Signs staff in on the desk.
    async fn staff(&self, role: Role) {
        sign_in(&self.desk, &[("role", role.as_str()), ("compound_id", &self.compound.id.to_string())]).await;
    }

    /// Signs the resident of a home in on the phone; homes are counted from 0.
    async fn resident(&self, home: usize) {
        sign_in(&self.phone, &[("home_id", &self.compound.homes[home].to_string())]).await;
    }

    /// Fills in a form, sends it and answers the path of the page that follows, without its query.
    async fn enter(&self, name: &str, entry: Entry<'_>) -> String {
        let form = Form::open(entry.window, &entry.page, &entry.action).await;
        form.fill(entry.fields).await;
        if entry.photo {
            form.add_files(&self.photos).await;
        }
        self.keep(entry.window, name).await;
        form.send().await;
        self.keep(entry.window, &format!("{name}-kept")).await;
        entry.window.path().await.split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// A form of the desk without a photo.
    async fn on_desk(&self, name: &str, page: &str, action: &str, fields: &[(&str, &str)]) -> String {
        let entry =
            Entry { window: &self.desk, page: page.to_owned(), action: action.to_owned(), fields, photo: false };
        self.enter(name, entry).await
    }

    /// A form of the desk with a photo.
    async fn on_desk_with_photo(&self, name: &str, page: &str, action: &str, fields: &[(&str, &str)]) -> String {
        let entry = Entry { window: &self.desk, page: page.to_owned(), action: action.to_owned(), fields, photo: true };
        self.enter(name, entry).await
    }

    /// A form on the phone without a photo.
    async fn on_phone(&self, name: &str, page: &str, action: &str, fields: &[(&str, &str)]) -> String {
        let entry =
            Entry { window: &self.phone, page: page.to_owned(), action: action.to_owned(), fields, photo: false };
        self.enter(name, entry).await
    }

    /// Closes a step on the desk, and reads on the public page that it is closed, and by what.
    async fn close(&self, role: Role, stage: Stage, fields: &[(&str, &str)], evidence: &str) {
        self.staff(role).await;
        let (name, action) = (format!("close-{}", stage.as_str()), format!("/stages/{}/close", stage.as_str()));
        self.on_desk(&name, &self.project_desk(), &action, fields).await;
        let closed = format!("{}办结", day_words(self.app.now(), Lang::Zh));
        self.public(&format!("after-{}", stage.as_str()), &[]).await;
        self.shows_step(stage, &closed).await;
        self.shows_step(stage, evidence).await;
    }

    /// Reads the public page without an account: it says each of these.
    async fn public(&self, name: &str, sentences: &[&str]) {
        self.phone.client.delete_all_cookies().await.expect("nobody signed in");
        self.phone.goto_alive(&format!("/compounds/{}", self.compound.id)).await;
        for sentence in sentences {
            self.phone.sees(sentence).await;
        }
        assert!(!self.phone.overflows().await, "{name} is wider than the phone");
        self.keep(&self.phone, name).await;
    }

    /// Opens a public page without an account: it says each of these.
    async fn visitor(&self, name: &str, page: &str, sentences: &[&str]) {
        self.phone.client.delete_all_cookies().await.expect("nobody signed in");
        self.phone.goto_alive(page).await;
        for sentence in sentences {
            self.phone.sees(sentence).await;
        }
        assert!(!self.phone.overflows().await, "{name} is wider than the phone");
        self.keep(&self.phone, name).await;
    }

    /// Lets time pass until a moment has gone by.
    fn wait_out(&self, moment: DateTime<Utc>) {
        let ahead = moment - self.app.now() + chrono::Duration::seconds(2);
        self.app.advance(ahead.max(chrono::Duration::zero()));
    }

    /// Lets a notice hang until its period is over: how long that is depends on the rest days ahead (dossier R35).
    async fn let_hang(&self, notice: &str) {
        let page: NoticePage = self.app.anonymous().get(notice).await.parse();
        self.wait_out(page.card.ends_at.expect("an end"));
    }

    /// Expects words at a step of the way on the page that is open on the phone.
    async fn shows_step(&self, stage: Stage, words: &str) {
        let xpath = format!(
            "//ol[contains(@class, 'steps')]/li[.//strong[normalize-space(.) = '{}']][contains(., '{words}')]",
            stage.words(Lang::Zh),
        );
        if self.phone.client.wait().for_element(Locator::XPath(&xpath)).await.is_err() {
            let steps = self.phone.find("ol.steps").await.prop("textContent").await.ok().flatten();
            panic!("{stage:?} does not say “{words}”: {steps:?}");
        }
    }

    /// Expects a quiet console and keeps a picture of the page.
    async fn keep(&self, window: &Browser, name: &str) {
        window.expect_quiet_console(name).await;
        let number = self.pictures.get() + 1;
        self.pictures.set(number);
        window.keep_picture(&format!("way-{number:03}-{name}")).await;
    }

    /// The project on the desk.
    fn project_desk(&self) -> String {
        format!("/desk/projects/{}", self.compound.project)
    }

    /// A page of the project on the desk.
    fn desk_page(&self, page: &str) -> String {
        format!("{}/{page}", self.project_desk())
    }

    /// A page of the project for everybody.
    fn page(&self, page: &str) -> String {
        format!("/projects/{}/{page}", self.compound.project)
    }

    async fn end(self) {
        self.desk.close().await;
        self.phone.close().await;
    }
}
