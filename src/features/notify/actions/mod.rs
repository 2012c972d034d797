//! What can be done: tell, remind, write letters, read, choose, forget.

mod choose;
mod forget;
mod inbox;
mod post;
mod remind;
mod tell;

pub use choose::{Change, choose, choose_anew};
pub use forget::{FORGET, forget};
pub use inbox::{Read, read};
pub use post::post;
pub use remind::{COURSE_REMINDER, REMINDER, remind, remind_of_course};
pub use tell::on_events;
