"""An upload that is too big stops before it fills the disk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

ROOM_FOR_WORDS = 1_000_000


class BoundedUploadHandler(FileUploadHandler):
    """Counts the bytes of an upload and ends it at the limit."""

    seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Passes the chunk on, or stops."""
        self.seen += len(raw_data)
        if self.seen > settings.UPLOAD_LIMIT_BYTES:
            if self.request is not None:
                self.request.too_big = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Leaves the file to the next handler."""
        return None


class InMemoryUploadHandler(MemoryFileUploadHandler):
    """Keeps a file in memory whatever its size below the limit, so that it stands on no disk before it is sealed."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: bytes, encoding: str | None = None
    ) -> None:
        """Takes every upload that is not announced as too big."""
        self.activated = content_length <= settings.UPLOAD_LIMIT_BYTES + ROOM_FOR_WORDS


def in_memory(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose uploads never touch the disk; the form's token is checked after that is arranged."""
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [BoundedUploadHandler(request), InMemoryUploadHandler(request)]
        return checked(request, *args, **kwargs)

    return opened
