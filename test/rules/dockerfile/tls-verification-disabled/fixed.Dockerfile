FROM debian:13-slim
ENV NODE_TLS_REJECT_UNAUTHORIZED=1 OTHER=1
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
ENV PYTHONHTTPSVERIFY 1
#   ^^^^^^^^^^^^^^^^^ tls-verification-disabled
ARG GIT_SSL_NO_VERIFY=false
#   ^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN curl -fsSLO https://example.com/a && curl -fsSL https://example.com/b | sh
#        ^^ tls-verification-disabled
#                                                ^^^^^^ tls-verification-disabled
RUN curl -fsS https://example.com && wget https://example.com/c
#             ^^^^^^^^^^ tls-verification-disabled
#                                                    ^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN pip install -i https://example.com/simple a==1
#               ^^^^^^^^^^^^^^ tls-verification-disabled
RUN GIT_SSL_NO_VERIFY=false git clone https://example.com/a.git && export NODE_TLS_REJECT_UNAUTHORIZED=1 && npm ci
#   ^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN git -c http.sslVerify=true clone https://example.com/b.git && git config --global http.sslVerify true
#          ^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
#                                                                                                     ^^^^^ tls-verification-disabled
RUN npm config set strict-ssl true && npm ci
#                             ^^^^^ tls-verification-disabled
#                                             ^^^^^^^^^^^^^^^^^^ tls-verification-disabled
RUN dnf install -y httpd && apt-get update
#                  ^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
#                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tls-verification-disabled
