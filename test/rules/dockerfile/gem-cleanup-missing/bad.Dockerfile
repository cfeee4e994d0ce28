FROM ruby:3.4-slim
RUN gem install rake:13.3.0
#       ^^^^^^^ gem-cleanup-missing
RUN gem install puma:7.0.0 && \
#       ^^^^^^^ gem-cleanup-missing
    puma --version
