"""The thread of a record on a page: `{% load wijkwerk_draad %}{% draad thema %}`."""

from typing import Any

from django import template
from django.db.models import Model
from django.utils.safestring import SafeString

from wijkwerk.kern.draad import queries
from wijkwerk.mensen.queries.draad import picture
from wijkwerk.web.templatetags.wijkwerk import render_draad

register = template.Library()


@register.simple_tag(takes_context=True)
def draad(context: dict[str, Any], obj: Model) -> SafeString:
    """Everything upstream and downstream of `obj` that the person who is signed in may see."""
    return render_draad(picture(obj, queries.story(obj, context["request"].user)))
