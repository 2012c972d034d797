use std::fmt;

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub level: Level,
    pub subject: &'static str,
    pub says: String,
    /// What to do about it.
    pub remedy: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Ok,
    Warning,
    Problem,
}

impl Finding {
    pub fn ok(subject: &'static str, says: impl Into<String>) -> Self {
        Self { level: Level::Ok, subject, says: says.into(), remedy: None }
    }

    pub fn warning(subject: &'static str, says: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { level: Level::Warning, subject, says: says.into(), remedy: Some(remedy.into()) }
    }

    pub fn problem(subject: &'static str, says: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { level: Level::Problem, subject, says: says.into(), remedy: Some(remedy.into()) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Ok => "ok",
            Level::Warning => "warning",
            Level::Problem => "problem",
        };
        write!(f, "{level:<8} {:<15} {}", self.subject, one_line(&self.says))?;
        match &self.remedy {
            Some(remedy) => write!(f, " \u{2192} {}", one_line(remedy)),
            None => Ok(()),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
