"""Filling in: one question a screen or the whole list, saved as it goes, back without loss, on two devices."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luwte.actions import responses
from luwte.actions.dossiers import NotThere
from luwte.actions.questionnaires import Whole, whole
from luwte.library.country import crisis_help
from luwte.records.people.queries import practice
from luwte.records.responses import queries
from luwte.rules.instruments.checking import Code, check
from luwte.rules.instruments.enabling import enabled, repetitions
from luwte.rules.instruments.screens import Screen, open_screens, screens
from luwte.rules.instruments.values import Answers, Item, Place, lines
from luwte.web.coachee.answer_fields import OLD_PAGE, Question, Taken, question, take, wrongs
from luwte.web.coachee.questionnaires import there
from luwte.web.design.answers import opened, rows, said, spoken

PAGE = 60  # screens on one page of the whole list


def go_on(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """Where one was: the first question without an answer, else the end."""
    found = there(request, response_id)
    if found.done_at is not None:
        return redirect("coachee:response_answers", response_id=response_id)
    told, answers = whole(found.instrument), opened(found.answers)
    all_ = screens(told.questionnaire)
    counts = enabled(told.questionnaire, answers)
    for n in open_screens(told.questionnaire, answers):
        if not _has_answer(told, all_[n], answers, counts):
            return redirect("coachee:response_screen", response_id=response_id, number=n)
    return redirect("coachee:response_finish", response_id=response_id)


def screen(request: HttpRequest, response_id: UUID, number: int) -> HttpResponse:
    """One question; Verder saves and goes on, Terug saves and goes back."""
    found = there(request, response_id)
    told = whole(found.instrument)
    if found.done_at is not None:
        return redirect("coachee:response_answers", response_id=response_id)
    if number >= len(screens(told.questionnaire)):
        raise NotThere
    if request.method == "POST":
        taken, answer = _kept(request, found, told, reverse("coachee:response_screen", args=[response_id, number]))
        if answer is not None:
            return answer
        if not taken.wrong:
            return _next(request, response_id, number)
    else:
        taken = None
    return _screen(request, found, told, number, taken)


def everything(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """The whole list, a long one in pages."""
    found = there(request, response_id)
    told = whole(found.instrument)
    if found.done_at is not None:
        return redirect("coachee:response_answers", response_id=response_id)
    taken = None
    if request.method == "POST":
        taken, answer = _kept(request, found, told, reverse("coachee:response_all", args=[response_id]))
        if answer is not None:
            return answer
        if not taken.wrong:
            messages.success(request, _("Opgeslagen."))
            do = request.POST.get("do", "")
            if do == "finish":
                return redirect("coachee:response_finish", response_id=response_id)
            if do == "stop":
                return redirect("coachee:questionnaires")
            first = _digits(do.removeprefix("from-")) if do.startswith("from-") else _first(request)
            return redirect(f"{request.path}?vanaf={first}")
    return _everything(request, found, told, taken)


def finish(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """What is filled in and what is open; open may stay open."""
    eyes, found = request.eyes, there(request, response_id)
    if request.method == "POST":
        responses.finish(eyes, eyes.dossier_id, response_id)
        messages.success(request, _("Opgeslagen. Dit is klaar."))
        return redirect("coachee:response_answers", response_id=response_id)
    if found.done_at is not None:
        return redirect("coachee:response_answers", response_id=response_id)
    told, answers = whole(found.instrument), opened(found.answers)
    all_, counts = screens(told.questionnaire), enabled(told.questionnaire, answers)
    shown = open_screens(told.questionnaire, answers)
    missing = [n for n in shown if not _has_answer(told, all_[n], answers, counts)]
    asked = {one.place.link_id for one in check(told.questionnaire, answers) if one.code is Code.MISSING}
    facts = {
        "filled": found,
        "questions": len(shown),
        "open": [
            (n, spoken(all_[n].item.words) or all_[n].item.link_id, all_[n].item.link_id in asked) for n in missing
        ],
        "last": shown[-1] if shown else 0,
        "kept": _beside(told, found),
    }
    return render(request, "coachee/questionnaire_finish.html", facts)


def _screen(request: HttpRequest, found: queries.Filled, told: Whole, number: int, taken: Taken | None) -> HttpResponse:
    answers = _shown(found, taken)
    all_ = screens(told.questionnaire)
    one = all_[number]
    answers = _with_another(told, one.item, answers, request.GET.get("nog"))
    shown = open_screens(told.questionnaire, answers)
    questions = _questions(told, [one], answers, taken)
    facts = {
        **_facts(request, found, questions),
        **_elsewhere(questions, taken),
        "questions": questions,
        "headings": [spoken(item.words) for item in one.headings if spoken(item.words)],
        "number": number,
        "step": sum(n < number for n in shown) + 1,
        "steps": max(len(shown), 1),
        "counts": number in shown,
        "back": next((n for n in reversed(shown) if n < number), None),
        "again": one.item.repeats and bool(one.item.items),
    }
    return render(request, "coachee/question.html", facts, status=422 if taken and taken.wrong else 200)


def _everything(request: HttpRequest, found: queries.Filled, told: Whole, taken: Taken | None) -> HttpResponse:
    answers = _shown(found, taken)
    all_ = screens(told.questionnaire)
    first = min(_first(request), max(0, (len(all_) - 1) // PAGE * PAGE))
    part = all_[first : first + PAGE]
    questions = _questions(told, part, answers, taken)
    following = first + PAGE if first + PAGE < len(all_) else None
    facts = {**_facts(request, found, questions), **_elsewhere(questions, taken), "questions": questions}
    facts |= {"first": first, "following": following}
    facts |= {"earlier": max(0, first - PAGE) if first else None, "part": first // PAGE + 1}
    facts["parts"] = -(-len(all_) // PAGE) or 1
    return render(request, "coachee/questionnaire_all.html", facts, status=422 if taken and taken.wrong else 200)


def _facts(request: HttpRequest, found: queries.Filled, questions: list[Question]) -> dict[str, object]:
    tender = any(one.tender for one in questions)
    where = practice(request.eyes, request.eyes.practice_id) if tender else None
    crisis = crisis_help(where.country, get_language() or "nl") if where else None
    return {"filled": found, "client_id": uuid4(), "crisis": crisis, "title": found.instrument.title}


def _elsewhere(questions: list[Question], taken: Taken | None) -> dict[str, object]:
    """What is wrong with a question that is not on this page (any more), with what was typed there."""
    shown = {one.place for one in questions if one.error}
    wrong = {place: said for place, said in taken.wrong.items() if place not in shown} if taken else {}
    typed = [words for place in wrong for words in taken.typed.get(place, ()) if words.strip()] if taken else []
    return {"elsewhere": list(dict.fromkeys(wrong.values())), "typed": typed}


def _questions(told: Whole, part: Iterable[Screen], answers: Answers, taken: Taken | None) -> list[Question]:
    counts = enabled(told.questionnaire, answers)
    found: list[Question] = []
    headings: tuple[Item, ...] = ()
    for one in part:
        if Place(one.item.link_id) not in counts:
            continue
        shown = [item for item in one.headings if item not in headings] if len(one.headings) else []
        headings = one.headings
        texts = [item for item in (*shown, *one.before) if Place(item.link_id) in counts]
        stand = [row for item in texts for row in rows(told.questionnaire, item, answers, counts)[:1]]
        inside = rows(told.questionnaire, one.item, answers, counts)
        if not (one.item.repeats and one.item.items):
            # Questions that stand under this one have a screen of their own.
            inside = inside[:1]
        found += [question(row, told, answers, len(found) + n, taken) for n, row in enumerate((*stand, *inside))]
    return found


def _kept(request: HttpRequest, found: queries.Filled, told: Whole, address: str) -> tuple[Taken, HttpResponse | None]:
    """Saves what fits. An answer for the script that saves as it goes, or for a stale page; else None."""
    eyes, auto = request.eyes, bool(request.headers.get("X-Luwte-Autosave"))
    taken = take(request.POST, told, opened(found.answers))
    saved = None
    if not taken.wrong:
        try:
            saved = responses.save(
                eyes,
                eyes.dossier_id,
                found.id,
                taken.answers,
                client_id=_uuid(request.POST.get("client_id", "")),
                base_revision=_digits(request.POST.get("base_revision", "")),
            )
        except responses.NotTaken as fault:
            wrongs(fault.why, taken, request.POST)
            if not taken.wrong:
                taken.wrong[Place("")] = str(OLD_PAGE)
    if auto:
        return taken, _auto(taken, saved, address)
    if saved is not None and saved.collided:
        messages.warning(request, _("Je gaf hier ergens anders al een ander antwoord. Beide zijn bewaard."))
        return taken, redirect(address)
    return taken, None


def _auto(taken: Taken, saved: responses.Saved | None, address: str) -> JsonResponse:
    if saved is None:
        return JsonResponse({"error": " ".join(dict.fromkeys(taken.wrong.values()))}, status=422)
    if saved.collided:
        return JsonResponse({"revision": saved.revision, "other_url": address}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})


def _next(request: HttpRequest, response_id: UUID, number: int) -> HttpResponse:
    """Where the button leads, by the answers as they are now."""
    do = request.POST.get("do", "")
    if do == "stop":
        messages.success(request, _("Opgeslagen. Je kunt later verdergaan."))
        return redirect("coachee:questionnaires")
    if do == "all":
        return redirect("coachee:response_all", response_id=response_id)
    if do == "again":
        return redirect(f"{reverse('coachee:response_screen', args=[response_id, number])}?nog=1")
    found = there(request, response_id)
    shown = open_screens(whole(found.instrument).questionnaire, opened(found.answers))
    if do == "back":
        to = next((n for n in reversed(shown) if n < number), None)
        return redirect("coachee:response_screen", response_id=response_id, number=number if to is None else to)
    to = next((n for n in shown if n > number), None)
    if to is None:
        return redirect("coachee:response_finish", response_id=response_id)
    return redirect("coachee:response_screen", response_id=response_id, number=to)


def _shown(found: queries.Filled, taken: Taken | None) -> Answers:
    """The stored answers, with what was just typed over them where it was not saved."""
    answers = dict(opened(found.answers))
    if taken is not None and taken.wrong:
        answers |= taken.answers
    return answers


def _with_another(told: Whole, item: Item, answers: Answers, wanted: str | None) -> Answers:
    """One repetition more of what repeats: opened by an empty word at one of its questions, which is stored nowhere."""
    if not wanted or not (item.repeats and item.items):
        return answers
    known = lines(told.questionnaire)
    asked = {condition.question for line in known.values() for condition in line.item.conditions}
    inside = [one for one, line in known.items() if line.around == (item.link_id,) and line.item.asks]
    free = next((one for one in inside if one not in asked), next(iter(inside), None))
    there_ = repetitions(known, answers).get((item.link_id, ()), frozenset())
    if free is None or not there_ or max(there_) + 1 >= responses.VALUES_MOST:
        return answers
    return {**answers, Place(free, (max(there_) + 1,)): ("",)}


def _has_answer(told: Whole, one: Screen, answers: Answers, counts: frozenset[Place]) -> bool:
    inside = rows(told.questionnaire, one.item, answers, counts)
    inside = inside if one.item.repeats and one.item.items else inside[:1]
    return not any(row.item.asks for row in inside) or any(answers.get(row.place) for row in inside)


def _beside(told: Whole, found: queries.Filled) -> list[tuple[str, str]]:
    """The answers of another device that were kept beside newer ones."""
    known = lines(told.questionnaire)
    held = []
    for one in found.kept:
        for key, values in opened(one["answers"]).items():
            item = known[key.link_id].item
            held.append((spoken(item.words) or item.link_id, ", ".join(said(item, value) for value in values) or "–"))
    return held


def _first(request: HttpRequest) -> int:
    return _digits(request.GET.get("vanaf", ""))


def _digits(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else 0


def _uuid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        return uuid4()
