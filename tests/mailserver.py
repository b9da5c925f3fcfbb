"""A mail server on this machine: what our own client says to it over a real connection can be read afterwards."""

import socketserver
import threading
from collections.abc import Iterator

import pytest


class Gesprek(socketserver.StreamRequestHandler):
    """An SMTP server of a few lines: refuses what its `server.antwoorden` says, keeps what it accepts."""

    def handle(self) -> None:
        self._say("220 klaar")
        for regel in self.rfile:
            woord = regel.decode().strip().upper()
            if woord == "DATA":
                self._data()
            elif woord == "QUIT":
                return self._say("221 dag")
            else:
                self._say(
                    next((uit for begin, uit in self.server.antwoorden.items() if woord.startswith(begin)), "250 ok")
                )
        return None

    def _data(self) -> None:
        self._say("354 ga door")
        regels = []
        while (regel := self.rfile.readline()) != b".\r\n":
            regels.append(regel.decode())
        self.server.ontvangen.append("".join(regels))
        self._say("250 ok")

    def _say(self, tekst: str) -> None:
        self.wfile.write(f"{tekst}\r\n".encode())


@pytest.fixture
def smtp() -> Iterator[socketserver.ThreadingTCPServer]:
    """A server that listens: `smtp.ontvangen` holds each message as it came over the line."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Gesprek)
    server.daemon_threads = True
    server.antwoorden, server.ontvangen = {}, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
