using SupportBot.Api;
using SupportBot.Articles;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddArticles(builder.Configuration);
builder.Services.AddSupportApi();

var app = builder.Build();
app.MapSupportApi();
app.Run();
