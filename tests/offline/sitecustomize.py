"""Python loads this by itself in every process that a test starts (see program.environment): the first use of the network ends it."""

import os
import sys

_NETWORK = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname")
EXIT_ONLINE = 99


def _end(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        os.write(2, f"the program used the network: {event} {arguments[1:]}\n".encode())
        os._exit(EXIT_ONLINE)


sys.addaudithook(_end)
