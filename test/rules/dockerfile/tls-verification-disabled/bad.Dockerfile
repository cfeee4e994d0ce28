FROM debian:13-slim
ENV NODE_TLS_REJECT_UNAUTHORIZED=0 OTHER=1
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
ENV PYTHONHTTPSVERIFY 0
#   ^^^^^^^^^^^^^^^^^ tls-verification-disabled
ARG GIT_SSL_NO_VERIFY=true
#   ^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN curl -k -fsSLO https://example.com/a && curl -fsSLk https://example.com/b | sh
#        ^^ tls-verification-disabled
#                                                ^^^^^^ tls-verification-disabled
RUN curl -fsS --insecure https://example.com && wget --no-check-certificate https://example.com/c
#             ^^^^^^^^^^ tls-verification-disabled
#                                                    ^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN pip install --trusted-host example.com -i https://example.com/simple a==1
#               ^^^^^^^^^^^^^^ tls-verification-disabled
RUN GIT_SSL_NO_VERIFY=1 git clone https://example.com/a.git && export NODE_TLS_REJECT_UNAUTHORIZED=0 && npm ci
#   ^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN git -c http.sslVerify=false clone https://example.com/b.git && git config --global http.sslVerify false
#          ^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
#                                                                                                     ^^^^^ tls-verification-disabled
RUN npm config set strict-ssl false && npm ci --strict-ssl=false
#                             ^^^^^ tls-verification-disabled
#                                             ^^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN dnf install -y --setopt=sslverify=false httpd && apt-get -oAcquire::https::Verify-Peer=false update
#                  ^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
#                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
