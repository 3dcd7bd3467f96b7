//! House rules that a machine can hold: who may know whom, how long a file may be, one version everywhere.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file below a folder, sorted.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                found.push(entry);
            }
        }
    }
    found.sort();
    found
}

/// The code of a file: without its tests and without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The room of a file of the core: its folder, or its own name.
fn room(path: &Path, src: &Path) -> String {
    let first = path.strip_prefix(src).unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// What each room may know besides itself, from the ground up.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("vocabulary", &[]),
    ("json", &["error"]),
    ("ids", &["error"]),
    ("reason", &["ids", "json", "error"]),
    ("references", &["error", "vocabulary"]),
    ("money", &["error", "ids", "reason", "json", "vocabulary", "calendar"]),
    ("calendar", &["error", "ids", "reason", "json", "vocabulary", "money"]),
    ("documents", &["error", "ids", "reason", "json", "vocabulary", "money", "calendar"]),
    ("ageing", &["error", "ids", "vocabulary", "money", "calendar", "documents"]),
    ("ledger", &["error", "ids", "json", "vocabulary", "money", "calendar", "documents", "ageing"]),
    ("metrics", &["error", "ids", "reason", "json", "vocabulary", "money", "calendar", "documents"]),
    (
        "matching",
        &["error", "ids", "reason", "json", "vocabulary", "money", "calendar", "references", "documents"],
    ),
    ("routing", &["error", "ids", "reason", "money", "vocabulary", "documents"]),
    ("interest", &["error", "ids", "json", "money", "calendar", "vocabulary", "documents"]),
    ("discounts", &["error", "vocabulary", "money", "number"]),
    ("failures", &["error", "ids", "reason", "json", "vocabulary", "money", "calendar", "documents"]),
    ("dunning", &["error", "ids", "reason", "json", "vocabulary", "money", "calendar", "documents"]),
    ("worklist", &["error", "ids", "reason", "json", "vocabulary", "money", "calendar", "documents"]),
    ("messages", &["error", "ids", "reason", "json", "vocabulary", "money", "calendar", "documents"]),
    ("statements", &["error", "ids", "vocabulary", "money", "calendar", "documents", "references"]),
    ("number", &["error", "money"]),
    ("parallel", &[]),
    ("allowance", &["error", "ids", "reason", "vocabulary", "money", "calendar", "documents"]),
    ("effects", &["error", "ids", "reason", "vocabulary", "money", "documents", "number"]),
    (
        "risk",
        &["error", "ids", "reason", "vocabulary", "money", "calendar", "documents", "number", "parallel"],
    ),
    (
        "forecast",
        &["error", "ids", "reason", "vocabulary", "money", "calendar", "documents", "number", "parallel"],
    ),
    (
        "playbook",
        &[
            "error",
            "ids",
            "reason",
            "json",
            "vocabulary",
            "money",
            "calendar",
            "documents",
            "failures",
            "dunning",
            "worklist",
            "interest",
            "matching",
        ],
    ),
    (
        "decide",
        &[
            "error",
            "ids",
            "reason",
            "json",
            "vocabulary",
            "money",
            "calendar",
            "documents",
            "ledger",
            "failures",
            "dunning",
            "worklist",
            "playbook",
            "messages",
            "interest",
            "matching",
            "effects",
            "risk",
            "ageing",
            "allowance",
        ],
    ),
];

/// What `lib.rs` re-exports: `crate::Name` is one of these, not a room.
fn is_type(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

#[test]
fn rooms_know_only_what_is_below_them() {
    let src = root().join("core/src");
    let mut faults = Vec::new();
    for path in sources(&src) {
        let room = room(&path, &src);
        let is_test = path.strip_prefix(&src).unwrap().components().any(|part| part.as_os_str() == "tests");
        if room == "lib" || room == "wire" || is_test {
            continue;
        }
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{room}: a room that the table does not have"));
            continue;
        };
        for part in code(&path).split("crate::").skip(1) {
            let known: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !is_type(&known) && known != room && !known.is_empty() && !allowed.contains(&known.as_str()) {
                faults.push(format!("{}: {room} must not know {known}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_hold_one_noun() {
    let mut faults = Vec::new();
    for folder in ["core/src", "tests/support", "tests/integration", "benches"] {
        for path in sources(&root().join(folder)) {
            let lines = fs::read_to_string(&path).unwrap();
            let length = lines.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().lines().count();
            let most =
                if path.ends_with("documents/fact.rs") || path.ends_with("error.rs") { 520 } else { 450 };
            if length > most {
                faults.push(format!("{}: {length} lines", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "is there a second noun in\n{}", faults.join("\n"));
}

#[test]
fn the_map_names_files_that_are_there() {
    let files = sources(&root().join("core")).into_iter().chain(sources(&root().join("tests")));
    let files: Vec<String> =
        files.map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().into()).collect();
    let map = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let mut seen = 0;
    let mut faults = Vec::new();
    for row in map.lines().filter(|line| line.starts_with('|')) {
        let names: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        // A bare name belongs to a folder that its row names.
        let folder = |name: &&str| name.rfind('/').and_then(|end| name.get(..=end)).map(str::to_owned);
        let folders: Vec<String> = names.iter().filter_map(folder).collect();
        for name in names.iter().filter(|name| name.ends_with(".rs")) {
            seen += 1;
            let tail = format!("/{name}");
            let is_it = |file: &String| {
                file == name
                    || file.ends_with(&tail) && folders.iter().any(|folder| file.contains(folder.as_str()))
            };
            if !files.iter().any(is_it) {
                faults.push(*name);
            }
        }
    }
    assert!(seen > 50, "only {seen} names were found");
    assert!(faults.is_empty(), "not there: {}", faults.join(", "));
}

#[test]
fn one_version_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    let holds = |file: &str, text: String| {
        let content = fs::read_to_string(root().join(file)).unwrap();
        assert!(content.contains(&text), "{file} does not say {text}");
    };
    holds("Cargo.toml", format!("version = \"{version}\""));
    holds("Cargo.toml", format!("receivables = {{ path = \"core\", version = \"{version}\" }}"));
    holds("CHANGELOG.md", format!("## {version}"));
    holds("bindings-node/package.json", format!("\"version\": \"{version}\""));
    for member in ["core", "tests", "benches", "bindings-python", "bindings-node"] {
        holds(&format!("{member}/Cargo.toml"), "version.workspace = true".to_owned());
    }
    // The wheel takes its version from the crate.
    holds("bindings-python/pyproject.toml", "dynamic = [\"version\"]".to_owned());
}

#[test]
fn nothing_private_is_named() {
    let words = [
        ["reg", "istry."].concat(),
        ["/wo", "rk/"].concat(),
        ["../sha", "red"].concat(),
        ["/ro", "ot/"].concat(),
    ];
    let mut faults = Vec::new();
    for folder in ["core", "docs", "tests", "benches", "bindings-python", "bindings-node"] {
        let mut folders = vec![root().join(folder)];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if path.is_dir() {
                    if !matches!(
                        name.as_str(),
                        "target"
                            | "node_modules"
                            | ".venv"
                            | "__pycache__"
                            | "dist"
                            | ".mypy_cache"
                            | ".pytest_cache"
                    ) {
                        folders.push(path);
                    }
                } else if let Ok(text) = fs::read_to_string(&path) {
                    let found = words.iter().find(|word| text.contains(word.as_str()));
                    faults.extend(found.map(|word| format!("{}: {word}", path.display())));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
