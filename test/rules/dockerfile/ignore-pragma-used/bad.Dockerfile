# check=skip=JSONArgsRecommended;error=true
# hadolint global ignore=DL3008
FROM alpine:3.22
# checkov:skip=CKV_DOCKER_2:none
RUN a
RUN b && \
  # hadolint ignore=DL3018
  c
