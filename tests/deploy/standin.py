"""Stands in for `python -m cli …` and the simulator, so that the stack is tested without Darkroom itself.

python standin.py worker|api|simulator|migrate [argument …]
"""

import os
import signal
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None: ...


def serve(port: int) -> None:
    ThreadingHTTPServer(("127.0.0.1", port), Answer).serve_forever()


def main(role: str, arguments: list[str]) -> None:
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    if role == "api":
        serve(int(os.environ["DARKROOM_PORT"]))
    elif role == "simulator":
        serve(int(arguments[arguments.index("--port") + 1]))
    elif role == "worker":
        Path(os.environ["DARKROOM_READY_FILE"]).write_text(str(os.getpid()))
        signal.pause()
    elif role == "dying":
        Path(os.environ["DARKROOM_READY_FILE"]).write_text(str(os.getpid()))
        while not Path(os.environ["DARKROOM_HOME"], "ready.json").exists():
            time.sleep(0.02)
        sys.exit("weary")
    elif role == "stuck":
        sys.stdout.write("half way\n")
        sys.stdout.flush()
        signal.pause()
    elif role == "broken":
        sys.exit("this one never works")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
