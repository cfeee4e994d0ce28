FROM nginx:1.29
HEALTHCHECK --interval=1m30s --timeout=3s --start-period=0.5s --start-interval=1s --retries=3 CMD curl -f http://localhost/
HEALTHCHECK --interval=$INTERVAL CMD true
HEALTHCHECK none
HEALTHCHECK
