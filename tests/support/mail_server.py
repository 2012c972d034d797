"""A mail server that asks for a password: mail_server.py PORT MAILDIR PASSWORD.

It knows every recipient but nobody@example.org, and puts what it takes into the maildir.
"""

import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import AuthResult


class Handler(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == "nobody@example.org":
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def main(port: str, maildir: str, password: str) -> None:
    def check(server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == password.encode(), handled=False)

    controller = Controller(
        Handler(maildir),
        hostname="127.0.0.1",
        port=int(port),
        authenticator=check,
        auth_required=True,
        auth_require_tls=False,
    )
    controller.start()
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
