"""The door that gunicorn opens."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luwte.config.settings")
application = get_wsgi_application()

# What stands here stays for good: the collector need not walk it, and one long list need not wake the collector.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
