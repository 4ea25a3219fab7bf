"""Uploads: refused everywhere, unless a view sets a handler of its own before it reads the request."""

from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler


class NoFiles(FileUploadHandler):
    """Answers 400 to the first file."""

    def new_file(self, *args, **kwargs):
        raise TooManyFilesSent("This page takes no files.")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
