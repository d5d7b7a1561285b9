# docker build -t lint-gov .
# docker build -t lint-gov --build-arg OFFICE=yes .     with LibreOffice, for DOC, WPS and RTF
# docker run --rm -v "$PWD:/reports:ro" lint-gov check .
ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY rules rules
COPY lint_gov lint_gov
RUN python -m venv /opt/lint-gov && /opt/lint-gov/bin/pip install --no-cache-dir .

FROM python:${PYTHON}-slim
ARG OFFICE=no
# git tells which files are ignored or have changed. Debian keeps one version of a package: none to pin.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && if [ "$OFFICE" = yes ]; then \
        apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui; \
    fi \
    && rm -rf /var/lib/apt/lists/* \
    # The folder is its owner's outside, and somebody else's in here.
    && git config --system --add safe.directory /reports \
    && useradd --create-home --uid 1000 reader
COPY --from=build /opt/lint-gov /opt/lint-gov
ENV PATH=/opt/lint-gov/bin:$PATH LANG=C.UTF-8
USER 1000
WORKDIR /reports
ENTRYPOINT ["lint-gov"]
CMD ["--help"]
