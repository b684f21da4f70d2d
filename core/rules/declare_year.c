/* SPDX-License-Identifier: MIT
 * declare_year: period, ties and group: what a script that rates a year says about the year and
 * about all who are rated. They are read strictly: a word that would be ignored is an error. */
#include "declare.h"

#include "length.h"
#include "raise.h"

/* As declare_begin; raises where the hook rates no year. */
static struct rule_declared *begin(lua_State *L, const char *name, enum declaration which)
{
    const struct rule_hook *hook = state_of(L)->hook;
    if (!hook->rates_a_year)
        rule_raise(L, RULE_CONTRACT, text_of(name), "«%s» không dùng được: «%s» không xếp loại năm",
                   "'%s' is not for '%s', which rates no year", name, hook->name);
    struct rule_declared *declared = declare_begin(L, name, which);
    if (declared) arg_table(L, 1, name);
    return declared;
}

/* ---- period ---------------------------------------------------------------------------------- */

static bool two_digits(const char *from, int *out)
{
    if (from[0] < '0' || from[0] > '9' || from[1] < '0' || from[1] > '9') return false;
    *out = (from[0] - '0') * 10 + (from[1] - '0');
    return true;
}

/* "09-01"; a day that every year has. */
static bool day_of_year(text words, struct rule_period *out)
{
    if (words.size != 5 || words.data[2] != '-' || !two_digits(words.data, &out->month) ||
        !two_digits(words.data + 3, &out->day))
        return false;
    return date_of(2026, out->month, out->day) != 0;
}

int declare_period(lua_State *L)
{
    struct rule_declared *declared = begin(L, "period", DECLARED_PERIOD);
    if (!declared) return 0;
    size_t named = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) named++;
    text from = { 0 };
    if (lua_getfield(L, 1, "from") == LUA_TSTRING) from = arg_text(L, lua_gettop(L), "period");
    if (named != 1 || !day_of_year(from, &declared->period))
        return rule_raise(L, RULE_CONTRACT, TEXT("period"),
                          "period cần đúng một ngày bắt đầu năm, dạng { from = \"09-01\" }",
                          "period needs the day the year begins on, as { from = \"09-01\" }");
    return 0;
}

/* ---- ties ------------------------------------------------------------------------------------ */

int declare_ties(lua_State *L)
{
    struct rule_declared *declared = begin(L, "ties", DECLARED_TIES);
    if (!declared) return 0;
    size_t count = (size_t)table_length(L, 1), named = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) named++;
    if (named != count || count < 1 || count > RULE_TIES_MAX)
        return rule_raise(
            L, RULE_CONTRACT, TEXT("ties"),
            "ties cần một danh sách từ 1 đến %d khóa, dạng { \"linh_vuc\", \"thang\" }",
            "ties needs a list of 1 to %d keys, as { \"linh_vuc\", \"thang\" }", RULE_TIES_MAX);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        text name = declare_key(L, -1, "ties");
        for (size_t k = 0; k < i; k++)
            if (text_equal(declared->ties[k], name))
                return rule_raise(L, RULE_CONTRACT, name, "ties: khóa «%.*s» viết hai lần",
                                  "ties: the key '%.*s' is there twice", TEXT_ARGS(name));
        declared->ties[declared->tie_count++] = name;
        lua_pop(L, 1);
    }
    return 0;
}

/* ---- group ----------------------------------------------------------------------------------- */

static int bad_member(lua_State *L, const char *of, text key)
{
    return rule_raise(L, RULE_CONTRACT, key, "group: %s.%.*s viết sai hoặc không có",
                      "group: %s.%.*s is not valid or is unknown", of, TEXT_ARGS(key));
}

/* The band named by the string on top. */
static bool read_band(lua_State *L, int *out)
{
    if (lua_type(L, -1) != LUA_TSTRING) return false;
    const struct term *term =
        vocabulary_code(state_of(L)->hook->bands, arg_text(L, lua_gettop(L), "group"));
    if (term) *out = term->number;
    return term != NULL;
}

static bool read_whole(lua_State *L, int64_t min, int64_t max, int64_t *out)
{
    int whole = 0;
    if (lua_type(L, -1) == LUA_TNUMBER) *out = lua_tointegerx(L, -1, &whole);
    return whole && *out >= min && *out <= max;
}

static bool read_quota(lua_State *L, struct rule_group *group, text key)
{
    if (text_equal_z(key, "band")) return read_band(L, &group->quota_band);
    if (text_equal_z(key, "of")) return read_band(L, &group->quota_of);
    if (text_equal_z(key, "percent")) return read_whole(L, 0, 100, &group->quota_percent);
    return false;
}

static bool read_team(lua_State *L, struct rule_group *group, text key)
{
    if (text_equal_z(key, "min_active")) return read_whole(L, 0, 1000, &group->team_min_active);
    if (text_equal_z(key, "idle_percent")) return read_whole(L, 0, 100, &group->team_idle_percent);
    if (text_equal_z(key, "idle_cap")) return read_band(L, &group->team_idle_cap);
    if (!text_equal_z(key, "median")) return false;
    group->team_median = lua_toboolean(L, -1);
    return lua_type(L, -1) == LUA_TBOOLEAN;
}

/* Reads the table on top, member by member; how many there were. */
static size_t read_members(lua_State *L, struct rule_group *group, const char *of,
                           bool (*read)(lua_State *L, struct rule_group *group, text key))
{
    size_t count = 0;
    int at = lua_gettop(L);
    if (lua_type(L, at) != LUA_TTABLE) bad_member(L, "group", text_of(of));
    int keys = declare_keys(L, at, "group");
    for (; declare_next(L, at, keys, (lua_Integer)count + 1); lua_settop(L, keys), count++) {
        text key = declare_key(L, -2, "group");
        if (!read(L, group, key)) bad_member(L, of, key);
    }
    return count;
}

/* Position of a band, best first. */
static int band_place(const struct vocabulary *bands, int number)
{
    int at = 0;
    while (bands->terms[at].number != number) at++;
    return at;
}

static void require_quota(lua_State *L, const struct rule_group *group, size_t members)
{
    const struct vocabulary *bands = state_of(L)->hook->bands;
    if (members < 3)
        rule_raise(L, RULE_CONTRACT, TEXT("quota"), "group: quota cần đủ band, percent và of",
                   "group: quota needs band, percent and of");
    if (band_place(bands, group->quota_band) >= band_place(bands, group->quota_of))
        rule_raise(L, RULE_CONTRACT, TEXT("quota"), "group: quota.band phải tốt hơn quota.of",
                   "group: quota.band must be better than quota.of");
}

int declare_group(lua_State *L)
{
    struct rule_declared *declared = begin(L, "group", DECLARED_GROUP);
    if (!declared) return 0;
    struct rule_group *group = &declared->group;
    int keys = declare_keys(L, 1, "group");
    for (lua_Integer i = 1; declare_next(L, 1, keys, i); i++, lua_settop(L, keys)) {
        text key = declare_key(L, -2, "group");
        if (text_equal_z(key, "quota")) {
            group->has_quota = true;
            require_quota(L, group, read_members(L, group, "quota", read_quota));
        } else if (text_equal_z(key, "team")) {
            group->has_team = true;
            read_members(L, group, "team", read_team);
            if (!group->team_median || !group->team_idle_cap != !group->team_idle_percent)
                return rule_raise(L, RULE_CONTRACT, key,
                                  "group: team cần median = true; idle_percent đi cùng idle_cap",
                                  "group: team needs median = true; idle_percent goes with "
                                  "idle_cap");
        } else {
            return bad_member(L, "group", key);
        }
    }
    return 0;
}

/* ---- asking ---------------------------------------------------------------------------------- */

void rule_period_days(const struct rule_period *period, int year, date *from, date *until)
{
    bool calendar = period->month == 1 && period->day == 1;
    int starts = calendar ? year : year - 1;
    *from = date_of(starts, period->month, period->day);
    *until = date_of(starts + 1, period->month, period->day) - 1;
}

const struct rule_period *rule_script_period(const struct rule_script *script)
{
    return &script->declared.period;
}

const struct rule_group *rule_script_group(const struct rule_script *script)
{
    return &script->declared.group;
}

bool rule_script_ties(const struct rule_script *script, size_t i, text *name)
{
    if (i >= script->declared.tie_count) return false;
    *name = script->declared.ties[i];
    return true;
}
