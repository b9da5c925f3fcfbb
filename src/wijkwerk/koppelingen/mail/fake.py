"""A post office that keeps everything at home: for development, tests and the demo."""

from collections import deque
from typing import ClassVar

from wijkwerk.koppelingen.mail import Post


class NepPostbode:
    """Accepts every mail and remembers the last thousand in `delivered`. `failing` holds errors to raise, in turn."""

    delivered: ClassVar[deque[Post]] = deque(maxlen=1000)
    failing: ClassVar[list[Exception]] = []

    def deliver(self, post: Post) -> None:
        """Remember the mail, or raise the next error that was laid ready."""
        if self.failing:
            raise self.failing.pop(0)
        self.delivered.append(post)

    def close(self) -> None:
        """There is no connection to end."""

    @classmethod
    def forget(cls) -> None:
        """Empty the memory and the errors laid ready."""
        cls.delivered.clear()
        cls.failing.clear()
