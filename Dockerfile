# The site in one image, for PostgreSQL: compose.yaml starts both. Nothing is written but to the volume.
FROM python:3.13-alpine AS packages
WORKDIR /packages
COPY requirements/office.txt requirements/citations.txt ./
RUN python -m venv /venv \
 && /venv/bin/python -m pip install --no-cache-dir --no-compile --require-hashes \
      -r office.txt -r citations.txt \
 && find /venv -type d -name tests -path '*/site-packages/*' ! -path '*/numpy/_core/*' -prune -exec rm -rf {} + \
 && find /venv/lib -path '*/locale/*' -name '*.[pm]o' ! -path '*/en*' ! -path '*/de/*' -delete \
 && rm -rf /venv/lib/python*/site-packages/pip /venv/lib/python*/site-packages/pip-*

FROM python:3.13-alpine
# pg_dump and its kin for backups: of the release that compose.yaml names for the database.
RUN apk add --no-cache postgresql17-client \
 && adduser -D -H -u 10001 site \
 && install -d -o site -g site -m 0700 /var/lib/power-struggle
COPY --from=packages /venv /venv
WORKDIR /srv/power-struggle
COPY manage.py pyproject.toml LICENSE CHANGELOG.md ./
COPY powerstruggle powerstruggle
COPY debates debates
COPY templates templates
COPY static static
COPY locale locale
ENV PATH=/venv/bin:$PATH \
    HOST=0.0.0.0 \
    LOG_FORMAT=json \
    PYTHONPYCACHEPREFIX=/var/lib/power-struggle/python \
    PYTHONUNBUFFERED=1 \
    VAR_DIR=/var/lib/power-struggle
USER site
VOLUME /var/lib/power-struggle
EXPOSE 8000
HEALTHCHECK --start-period=60s --interval=60s --timeout=10s \
  CMD wget -q -O /dev/null http://127.0.0.1:8000/readyz || exit 1
CMD ["python", "manage.py", "serve"]
