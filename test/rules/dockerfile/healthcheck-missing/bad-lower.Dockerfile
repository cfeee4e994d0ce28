from node:24-slim
#    ^^^^^^^^^^^^ healthcheck-missing
copy a /a
