use super::model::*;
use crate::platform::values::{MaterialClass, Metal, Process};

#[test]
fn the_same_asks_in_any_order_have_one_key() {
    let metal =
        Ask { process: Some(Process::Pbf), material_class: Some(MaterialClass::Metal), metal: Some(Metal::Direct) };
    let polymer = Ask::search(Some(Process::Mex), Some(MaterialClass::Polymer));
    assert_eq!(capability_key(&[metal, polymer]), capability_key(&[polymer, metal, polymer]));
    assert_eq!(capability_key(&[metal, polymer]), "MEX/polymer/,PBF/metal/direct");
}

#[test]
fn a_search_for_any_metal_is_another_ask_than_one_for_any_process() {
    let metal = Ask::search(None, Some(MaterialClass::Metal));
    let sintering = Ask::search(Some(Process::Pbf), None);
    assert_ne!(capability_key(&[metal]), capability_key(&[sintering]));
}
