FROM nginx:1.29
HEALTHCHECK --interval CMD true
#           ^^^^^^^^^^ healthcheck-options-invalid
HEALTHCHECK --timeout=30 CMD true
#           ^^^^^^^^^^^^ healthcheck-options-invalid
HEALTHCHECK --retries=many CMD true
#           ^^^^^^^^^^^^^^ healthcheck-options-invalid
HEALTHCHECK --period=3s CMD true
#           ^^^^^^^^^^^ healthcheck-options-invalid
HEALTHCHECK --interval=3s --timeout= CMD true
#                         ^^^^^^^^^^ healthcheck-options-invalid
HEALTHCHECK --interval=3s curl
#@ 0 11 healthcheck-options-invalid
HEALTHCHECK CMD
#@ 0 11 healthcheck-options-invalid
