//! Links the addon to the symbols of Node.

fn main() {
    napi_build::setup();
}
