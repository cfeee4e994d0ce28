FROM alpine:3.22
LABEL org.opencontainers.image.licenses="Apache 2.0"
#                                       ^^^^^^^^^^^^ label-spdx-invalid
LABEL org.opencontainers.image.licenses=GPLv3
#                                       ^^^^^ label-spdx-invalid
LABEL org.opencontainers.image.licenses="see the file LICENSE"
#                                       ^^^^^^^^^^^^^^^^^^^^^^ label-spdx-invalid
