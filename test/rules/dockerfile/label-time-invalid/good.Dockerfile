FROM alpine:3.22
LABEL org.opencontainers.image.created="2026-01-31T12:00:00+01:00"
LABEL org.opencontainers.image.created=$DATE
