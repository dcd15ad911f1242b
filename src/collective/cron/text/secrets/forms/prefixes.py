"""Tokens that their issuers begin with letters of their own, so that they are found."""

from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Pattern
from collective.cron.text.secrets.forms.issued import token

import re


# Of what the rest of a token consists, with a piece of it as an example.
ANY = u"[A-Za-z0-9_-]", u"c8Q1f3B2d0"
WORD = u"[A-Za-z0-9]", u"c8Q1f3B2d0"
UPPER = u"[A-Z0-9]", u"C8Q1F3B2D0"
HEX = u"[0-9a-f]", u"c81f3b2dd0"

# Issuer, what its tokens begin with, what goes on and how many of that at the least.
KNOWN = [
    (u"AWS", u"AKIA ASIA ABIA ACCA AIDA AROA AGPA", UPPER, 12),
    (u"AWS Bedrock", u"ABSK", ANY, 20),
    (u"GitHub", u"ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", ANY, 10),
    (
        u"GitLab",
        u"glpat- glptt- gldt- glrt- glcbt- glft- glsoat- glffct- glimt- glagent- gloas-"
        u" GR1348941",
        ANY,
        8,
    ),
    (
        u"Slack",
        u"xoxa- xoxb- xoxc- xoxd- xoxe- xoxe. xoxo- xoxp- xoxr- xoxs- xapp-",
        ANY,
        8,
    ),
    (
        u"Stripe",
        u"sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_ whsec_",
        ANY,
        8,
    ),
    (u"OpenAI", u"sk-proj- sk-svcacct-", ANY, 8),
    (u"Anthropic, OpenRouter, Langfuse", u"sk-ant- sk-or- sk-lf-", ANY, 8),
    (u"models", u"sk- xai- gsk_ pplx- r8_", WORD, 16),
    (u"NVIDIA, Tavily", u"nvapi- tvly-", ANY, 8),
    (u"SendGrid", u"SG.", ANY, 8),
    (u"npm", u"npm_", WORD, 12),
    (u"PyPI", u"pypi-A", ANY, 8),
    (u"Hugging Face", u"hf_ api_org_", WORD, 12),
    (u"Google", u"AIza ya29. GOCSPX-", ANY, 8),
    (u"Google, to refresh", u"1//0", ANY, 20),
    (u"DigitalOcean", u"dop_v1_ doo_v1_ dor_v1_", HEX, 8),
    (u"Shopify", u"shpat_ shpca_ shppa_ shpss_ shptka_ shprka_", ANY, 8),
    (u"Facebook", u"EAAC EAAA EAAB EAAD EAAG EAAI EAAJ EAAM EAAE", WORD, 12),
    (u"Instagram", u"IGQV IGQW", ANY, 16),
    (u"Square", u"sq0atp- sq0csp- sq0idp-", ANY, 8),
    (u"Twilio", u"SK AC", HEX, 32),
    (u"Mailgun", u"key-", HEX, 24),
    (u"Brevo", u"xkeysib- xsmtpsib-", ANY, 8),
    (u"Docker", u"dckr_pat_ dckr_oat_", ANY, 8),
    (u"Postman", u"PMAK-", ANY, 8),
    (u"Linear, Notion, Figma", u"lin_api_ lin_oauth_ ntn_ figd_", ANY, 12),
    (u"Notion, formerly", u"secret_", WORD, 32),
    (u"Atlassian", u"ATATT3 ATBB ATCTT3", ANY, 8),
    (u"Vault", u"hvs. hvb. hvr.", ANY, 8),
    (u"Vault, formerly", u"s.", WORD, 24),
    (u"Pulumi", u"pul-", HEX, 16),
    (u"RubyGems", u"rubygems_", HEX, 12),
    (u"Grafana", u"glsa_ glc_", ANY, 8),
    (u"New Relic", u"NRAK- NRJS- NRII- NRRA- NRBR-", ANY, 8),
    (u"Databricks", u"dapi", HEX, 16),
    (u"Doppler", u"dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.", ANY, 8),
    (u"Sentry", u"sntrys_ sntryu_", ANY, 8),
    (u"age", u"AGE-SECRET-KEY-1", UPPER, 8),
    (u"1Password", u"ops_eyJ", ANY, 8),
    (u"Dynatrace", u"dt0c01. dt0s01. dt0s02.", ANY, 8),
    (u"Flutterwave", u"FLWSECK- FLWSECK_TEST-", ANY, 8),
    (u"EasyPost", u"EZAK EZTK", WORD, 20),
    (u"Duffel, Shippo", u"duffel_live_ duffel_test_ shippo_live_ shippo_test_", ANY, 8),
    (u"Plaid", u"access-sandbox- access-development- access-production-", ANY, 8),
    (u"HubSpot", u"pat-na1- pat-na2- pat-eu1- pat-ap1-", ANY, 8),
    (u"Resend", u"re_", WORD, 14),
    (u"Mapbox", u"sk.eyJ", ANY, 8),
    (u"PlanetScale", u"pscale_tkn_ pscale_pw_ pscale_oauth_", ANY, 8),
    (u"Supabase, PostHog", u"sbp_ sbs_ phx_ phc_", WORD, 16),
    (u"Apify", u"apify_api_", WORD, 8),
    (u"Dropbox", u"sl.", ANY, 32),
    (u"Cloudflare", u"v1.0-", HEX, 16),
    (u"Fly", u"fm1_ fm2_ fo1_", ANY, 12),
    (u"Contentful, ReadMe", u"CFPAT- rdme_", ANY, 8),
    (u"WakaTime, Sourcegraph", u"waka_ sgp_", ANY, 16),
    (u"Clojars", u"CLOJARS_", WORD, 12),
    (u"NuGet", u"oy2", WORD, 40),
    (u"Firebase", u"APA91", ANY, 16),
    (u"Typeform", u"tfp_", ANY, 16),
    (u"Adobe, Yandex", u"p8e- y0_ y1_ y2_", ANY, 20),
    (u"Alibaba", u"LTAI", WORD, 12),
    (u"Bitbucket", u"BBDC-", ANY, 12),
    (u"CircleCI", u"CCIPAT_ CCIPRJ_", ANY, 8),
    (u"Buildkite", u"bkua_ bkct_", ANY, 12),
    (u"Netlify, Render, Railway", u"nfp_ rnd_", WORD, 16),
    (u"Mollie", u"live_ test_", WORD, 28),
    (u"Frame.io", u"fio-u-", ANY, 8),
    (u"SonarQube", u"sqp_ squ_ sqa_", HEX, 16),
    (u"Artifactory", u"AKCp", WORD, 20),
    (u"Scaleway, Elastic", u"SCW essu_", WORD, 14),
]


def _form(issuer, beginnings, rest, least):
    kind, example = rest
    beginnings = tuple(beginnings.split())
    head = u"(?<![A-Za-z0-9])(?:%s)(?=%s{%d})" % (
        u"|".join(re.escape(one) for one in beginnings),
        kind,
        least,
    )
    body = (example * (least // len(example) + 1))[: max(least, 12)]
    return Form(
        u"token of %s" % issuer,
        tuple(one.lower() for one in beginnings),
        Pattern(head),
        token,
        beginnings[0] + body,
    )


FORMS = [_form(*known) for known in KNOWN]
