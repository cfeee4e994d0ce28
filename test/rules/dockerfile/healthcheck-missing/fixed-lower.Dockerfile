from node:24-slim
#    ^^^^^^^^^^^^ healthcheck-missing
copy a /a
healthcheck --interval=30s --timeout=3s CMD curl -fsS http://localhost:8080/ || exit 1
