using SupportBot;
using SupportBot.Api;
using SupportBot.Storage;
using SupportBot.Teams;
using SupportBot.Turns;
using SupportBot.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<Site>()
    .AddStorage(builder.Configuration)
    .AddTurns()
    .AddWeb()
    .AddTeams(builder.Configuration)
    .AddSupportApi();

var app = builder.Build();
app.MapWeb();
app.MapTeams();
app.MapSupportApi();
app.Run();
