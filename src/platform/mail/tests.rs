use super::sender::is_refusal_of_letter;

#[test]
fn a_letter_is_given_up_only_when_its_recipient_or_the_letter_itself_was_refused() {
    let for_good = [
        (550, "5.1.1 <nobody@example.org>: no such user"),
        (550, "No such user"),
        (551, ""),
        (552, "5.2.2 full"),
        (553, "5.1.3 bad address"),
    ];
    for (code, said) in for_good {
        assert!(is_refusal_of_letter(code, said), "{code} {said}");
    }
    let mended_by_us = [
        (535, "5.7.8 Authentication credentials invalid"),
        (530, "5.7.0 Authentication required"),
        (534, "5.7.9 Mechanism too weak"),
        (538, "5.7.11 Encryption required"),
        (554, "No SMTP service here"),
        (554, "5.7.1 Relay access denied"),
        (550, "5.7.1 Relaying denied"),
        (553, "5.7.1 Sender address rejected: not owned by user"),
        (550, "5.1.8 Sender domain not found"),
        (503, "Bad sequence of commands"),
        (451, "4.7.1 Greylisted"),
    ];
    for (code, said) in mended_by_us {
        assert!(!is_refusal_of_letter(code, said), "{code} {said}");
    }
}
