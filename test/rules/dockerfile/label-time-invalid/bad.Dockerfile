FROM alpine:3.22
LABEL org.opencontainers.image.created="2026-01-31"
#                                      ^^^^^^^^^^^^ label-time-invalid
LABEL org.opencontainers.image.created=2026-13-31T12:00:00Z
#                                      ^^^^^^^^^^^^^^^^^^^^ label-time-invalid
