//! What the service writes to people, in their language.

use super::model::Person;
use crate::platform::mail::Letter;
use crate::platform::values::Lang;

/// Confirms an address, with the code and a link that carries it.
pub fn confirmation(person: &Person, public_url: &str, code: &str) -> Letter {
    let link = format!("{public_url}/confirm#code={code}");
    let (subject, body) = match person.lang() {
        Lang::En => (
            "Confirm your e-mail address",
            format!(
                "Hello,\n\nopen this link to confirm your address:\n{link}\n\nor type this code: {code}\nIt holds for three days. If you did not ask for it, do nothing.\n"
            ),
        ),
        Lang::Ru => (
            "Подтвердите адрес электронной почты",
            format!(
                "Здравствуйте!\n\nЧтобы подтвердить адрес, откройте ссылку:\n{link}\n\nили введите код: {code}\nОн действует три дня. Если вы ничего не запрашивали, ничего не делайте.\n"
            ),
        ),
        Lang::Ky => (
            "Электрондук почтаңызды ырастаңыз",
            format!(
                "Саламатсызбы!\n\nДарегиңизди ырастоо үчүн шилтемени ачыңыз:\n{link}\n\nже кодду териңиз: {code}\nАл үч күн жарактуу. Эгер сурабаган болсоңуз, эч нерсе кылбаңыз.\n"
            ),
        ),
        Lang::Ko => (
            "이메일 주소를 확인해 주세요",
            format!(
                "안녕하세요.\n\n주소를 확인하려면 다음 링크를 여세요:\n{link}\n\n또는 이 코드를 입력하세요: {code}\n3일 동안 유효합니다. 요청하지 않으셨다면 무시하세요.\n"
            ),
        ),
    };
    Letter { subject: subject.to_owned(), body }
}

/// Gives a code for a new password.
pub fn reset(person: &Person, public_url: &str, code: &str) -> Letter {
    let link = format!("{public_url}/reset#code={code}");
    let (subject, body) = match person.lang() {
        Lang::En => (
            "A new password",
            format!(
                "Hello,\n\nopen this link to set a new password:\n{link}\n\nor type this code: {code}\nIt holds for 24 hours. If you did not ask for it, do nothing: your password stays.\n"
            ),
        ),
        Lang::Ru => (
            "Новый пароль",
            format!(
                "Здравствуйте!\n\nЧтобы задать новый пароль, откройте ссылку:\n{link}\n\nили введите код: {code}\nОн действует 24 часа. Если вы ничего не запрашивали, ничего не делайте: пароль останется прежним.\n"
            ),
        ),
        Lang::Ky => (
            "Жаңы сырсөз",
            format!(
                "Саламатсызбы!\n\nЖаңы сырсөз коюу үчүн шилтемени ачыңыз:\n{link}\n\nже кодду териңиз: {code}\nАл 24 саат жарактуу. Эгер сурабаган болсоңуз, эч нерсе кылбаңыз: сырсөзүңүз ошол бойдон калат.\n"
            ),
        ),
        Lang::Ko => (
            "새 비밀번호",
            format!(
                "안녕하세요.\n\n새 비밀번호를 설정하려면 다음 링크를 여세요:\n{link}\n\n또는 이 코드를 입력하세요: {code}\n24시간 동안 유효합니다. 요청하지 않으셨다면 무시하세요. 비밀번호는 그대로 유지됩니다.\n"
            ),
        ),
    };
    Letter { subject: subject.to_owned(), body }
}

/// Says that somebody asked to erase the account, and until when that can be taken back.
pub fn erasure(person: &Person, by_staff: bool, public_url: &str) -> Letter {
    let link = format!("{public_url}/profile");
    if by_staff {
        return erasure_by_staff(person, &link);
    }
    let (subject, body) = match person.lang() {
        Lang::En => (
            "Your account will be erased",
            format!(
                "Hello,\n\nyou asked to erase your account. It happens in seven days. To keep it, open this page and take the wish back:\n{link}\n\nIf you did not ask for it, take it back and change your password.\n"
            ),
        ),
        Lang::Ru => (
            "Ваша учётная запись будет удалена",
            format!(
                "Здравствуйте!\n\nВы попросили удалить свою учётную запись. Это произойдёт через семь дней. Чтобы сохранить её, откройте эту страницу и отмените просьбу:\n{link}\n\nЕсли вы об этом не просили, отмените просьбу и смените пароль.\n"
            ),
        ),
        Lang::Ky => (
            "Каттоо жазууңуз өчүрүлөт",
            format!(
                "Саламатсызбы!\n\nСиз каттоо жазууңузду өчүрүүнү сурадыңыз. Ал жети күндөн кийин өчүрүлөт. Сактап калуу үчүн бул баракты ачып, өтүнүчтү кайтарып алыңыз:\n{link}\n\nЭгер муну сиз сурабасаңыз, өтүнүчтү кайтарып алып, сырсөзүңүздү алмаштырыңыз.\n"
            ),
        ),
        Lang::Ko => (
            "계정이 삭제될 예정입니다",
            format!(
                "안녕하세요.\n\n계정 삭제를 요청하셨습니다. 7일 뒤에 삭제됩니다. 계정을 유지하려면 다음 페이지에서 요청을 취소하세요:\n{link}\n\n직접 요청하지 않으셨다면 요청을 취소하고 비밀번호를 바꾸세요.\n"
            ),
        ),
    };
    Letter { subject: subject.to_owned(), body }
}

/// Says that a lab's staff asked for it in the person's place.
fn erasure_by_staff(person: &Person, link: &str) -> Letter {
    let (subject, body) = match person.lang() {
        Lang::En => (
            "Your account will be erased",
            format!(
                "Hello,\n\nthe staff of your lab will erase your account in seven days, as they were asked to. To keep it, open this page and take it back:\n{link}\n"
            ),
        ),
        Lang::Ru => (
            "Ваша учётная запись будет удалена",
            format!(
                "Здравствуйте!\n\nСотрудники лаборатории по просьбе удалят вашу учётную запись через семь дней. Чтобы сохранить её, откройте эту страницу и отмените удаление:\n{link}\n"
            ),
        ),
        Lang::Ky => (
            "Каттоо жазууңуз өчүрүлөт",
            format!(
                "Саламатсызбы!\n\nЛабораториянын кызматкерлери өтүнүч боюнча каттоо жазууңузду жети күндөн кийин өчүрөт. Сактап калуу үчүн бул баракты ачып, өчүрүүнү кайтарып алыңыз:\n{link}\n"
            ),
        ),
        Lang::Ko => (
            "계정이 삭제될 예정입니다",
            format!(
                "안녕하세요.\n\n요청에 따라 랩 직원이 7일 뒤에 계정을 삭제합니다. 계정을 유지하려면 다음 페이지에서 취소하세요:\n{link}\n"
            ),
        ),
    };
    Letter { subject: subject.to_owned(), body }
}
